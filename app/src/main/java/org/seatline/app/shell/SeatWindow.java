package org.seatline.app.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.call.DialView;
import org.seatline.app.call.DialViewModel;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.lock.EarlierView;
import org.seatline.app.lock.EarlierViewModel;
import org.seatline.app.lock.IdleWatch;
import org.seatline.app.lock.LockView;
import org.seatline.app.lock.LockViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.Role;

/** The one window of a seat: sign-in, then the working place. */
public final class SeatWindow {
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 768;
  private static final double WIDE_FROM = 1700;
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final double MIN_WIDTH = 1180;
  private static final double MIN_HEIGHT = 640;

  private final Seat seat;
  private final Messages messages;
  private final Look look;
  private final Workplace workplace;
  private final StackPane root = new StackPane();
  private final Scene scene = new Scene(root, WIDTH, HEIGHT);
  private final SignInView signIn;
  private final LockView lock;
  private final IdleWatch idle;
  private final StringProperty title = new SimpleStringProperty("");
  private @Nullable Work work;

  /** Everything that exists once somebody has signed in. */
  private record Work(WorkView view, Places places, SeatKeys keys, TicketViewModel ticket) {}

  /**
   * Builds the window's content. On the UI thread.
   *
   * @param seat observed and commanded; its observers must be called on the UI thread
   * @param server the server's address, for people
   */
  public SeatWindow(Seat seat, Messages messages, Look look, String server, Workplace workplace) {
    this.seat = seat;
    this.workplace = workplace;
    this.messages = messages;
    this.look = look;
    SignInViewModel who = new SignInViewModel(seat, messages);
    who.agentIdProperty().set(workplace.settings().lastAgentId());
    signIn = new SignInView(who, messages, look, server);
    lock = new LockView(new LockViewModel(seat, messages), messages);
    idle = new IdleWatch(seat);
    root.getStyleClass().add("window-root");
    root.widthProperty()
        .addListener(property -> root.pseudoClassStateChanged(WIDE, root.getWidth() >= WIDE_FROM));
    look.dress(scene);
    seat.observe(this::show);
    seat.observe(this::entitle);
    messages.languageProperty().addListener(changed -> entitle(seat.snapshot()));
    entitle(seat.snapshot());
  }

  /** Shows the window. */
  public void showIn(Stage stage) {
    stage.setScene(scene);
    stage.titleProperty().bind(title);
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    // The window hears a key before the panes do: in wrap-up a digit is a disposition, no answer.
    stage.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    stage.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    idle.over(stage);
    stage.show();
    focus();
  }

  /** The window's scene. */
  public Scene scene() {
    return scene;
  }

  /** The ticket of whoever is signed in; for tests. */
  TicketViewModel ticket() {
    return work().ticket();
  }

  private void released(KeyEvent event) {
    Work open = work;
    if (open != null) {
      open.keys().released(event);
    }
  }

  private void key(KeyEvent event) {
    Work open = work;
    boolean shown = scene.getWindow() != null;
    if (shown && open != null && root.getChildren().contains(open.view())) {
      open.keys().handle(scene, event);
    }
  }

  private void show(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    if (now.signIn().step().covered()) {
      cover();
      return;
    }
    boolean atWork = now.signIn().step() == Step.SIGNED_IN && person != null;
    if (atWork && person != null) {
      Work open = work();
      open.places().offer(person.agent().roles());
      open.view().setDrill(now.call() != null && now.call().drill() != null);
      if (now.call() != null && now.call().phase() == SeatSnapshot.CallView.Phase.RINGING) {
        open.places().openFor(Role.AGENT);
      }
      swap(open.view());
    } else {
      swap(signIn);
    }
  }

  /** What pops up over the window goes, too. */
  private void cover() {
    if (!root.getChildren().contains(lock)) {
      List.copyOf(Window.getWindows()).stream()
          .filter(PopupWindow.class::isInstance)
          .forEach(Window::hide);
      swap(lock);
    }
  }

  private void entitle(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    title.set(
        person == null
            ? messages.get("shell.title")
            : messages.get(
                "shell.title-of", messages.of(person.agent().name()), person.agent().agentId()));
  }

  private void swap(StackPane shown) {
    if (!root.getChildren().contains(shown)) {
      root.getChildren().setAll(shown);
      focus();
    }
  }

  private void focus() {
    Work open = work;
    if (root.getChildren().contains(signIn)) {
      signIn.focusFirstEmptyField();
    } else if (root.getChildren().contains(lock)) {
      lock.begin();
    } else if (open != null) {
      open.view().focusPlace();
    }
  }

  private Work work() {
    Work open = work;
    if (open == null) {
      open = build();
      work = open;
    }
    return open;
  }

  private Work build() {
    CallBarViewModel call = new CallBarViewModel(seat, messages);
    KeyHelpView help = new KeyHelpView(messages);
    DeskPlace desk = new DeskPlace(seat, messages);
    DialViewModel dial = new DialViewModel(seat, messages, desk::customersNumber);
    ReadOnlyStringProperty proposed = desk.script().proposedDispositionProperty();
    proposed.addListener(property -> call.wrapUp().propose(proposed.get()));
    WorkView[] view = new WorkView[1];
    EarlierViewModel forgotten = new EarlierViewModel(seat, messages, desk::draftsCame);
    EarlierView earlier = new EarlierView(forgotten, messages);
    Places places = new Places(messages, node -> view[0].show(node));
    StateBarView bar =
        new StateBarView(
            new StateBarViewModel(seat, messages),
            messages,
            new PersonMenu(
                messages,
                look,
                workplace,
                new PersonMenu.Actions(
                    help::toggle,
                    () -> places.toggleBeside(HeadsetPlace.PAGE),
                    earlier::open,
                    idle::lock,
                    seat::signOut),
                forgotten.waitingProperty()),
            places);
    CameBackPlace back = new CameBackPlace(seat, messages, desk.reopening(), places);
    NoticesViewModel notices = new NoticesViewModel(seat, messages);
    SyncViewModel sync = new SyncViewModel(seat, messages);
    new RecoveredNotice(seat, messages, notices);
    back.announceIn(notices);
    view[0] =
        new WorkView(
            bar,
            new StatusLineView(
                new StatusLineViewModel(seat, messages, workplace), back.counter(), sync::toggle),
            new NoticesView(notices),
            help,
            messages);
    view[0].cover(earlier);
    IdleViewModel atRest = new IdleViewModel(seat, messages, desk.ticket());
    view[0].lay(new SyncPopover(sync, messages), Pos.BOTTOM_LEFT);
    HeadsetPlace headset = new HeadsetPlace(seat, workplace, messages, places);
    Supplier<Node> atSeat =
        () ->
            new AgentView(
                call,
                atRest,
                desk.panes(),
                headset.strip(),
                new DialView(dial, messages),
                messages);
    new Pages(seat, messages, places::open).all(atSeat).forEach(places::add);
    places.beside(new Page(HeadsetPlace.PAGE, "headset.title", Set.of(), () -> headset.page(call)));
    places.beside(new Page(CameBackPlace.PAGE, "returned.title", Set.of(), () -> back.page(call)));
    SeatKeys keys =
        new SeatKeys(
            call,
            atRest,
            places,
            sync,
            new SeatKeys.Actions(
                bar::chooseState,
                dial::toggle,
                help::toggle,
                idle::lock,
                () -> escape(call, help, sync, earlier)));
    return new Work(view[0], places, keys, desk.ticket());
  }

  /** Closes what lies over the panes; otherwise leaves the field that somebody types in. */
  private void escape(
      CallBarViewModel call, KeyHelpView help, SyncViewModel sync, EarlierView earlier) {
    if (help.isVisible()) {
      help.toggle();
    } else if (sync.openProperty().get()) {
      sync.toggle();
    } else if (earlier.isVisible()) {
      earlier.setVisible(false);
    } else if (call.padOpenProperty().get()) {
      call.togglePad();
    } else if (call.quality().openProperty().get()) {
      call.quality().toggle();
    } else if (!work().places().leaveBeside()) {
      work().view().focusPlace();
    }
  }
}
