package org.seatline.app.shell;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SceneActions;
import org.seatline.app.lock.IdleWatch;
import org.seatline.app.lock.LockView;
import org.seatline.app.lock.LockViewModel;
import org.seatline.app.mini.MiniBar;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice.Level;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.Role;

/** The one window of a seat: sign-in, then the working place. */
public final class SeatWindow {
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 768;
  private static final double WIDE_FROM = 1700;
  private static final double VAST_FROM = 2_400;
  private static final PseudoClass VAST = PseudoClass.getPseudoClass("vast");
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
  private final MiniBar mini;
  private @Nullable Stage shownIn;
  private @Nullable Work work;

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
    mini = new MiniBar(look, workplace);
    root.getStyleClass().add("window-root");
    root.widthProperty()
        .addListener(
            property -> {
              root.pseudoClassStateChanged(WIDE, root.getWidth() >= WIDE_FROM);
              root.pseudoClassStateChanged(VAST, root.getWidth() >= VAST_FROM);
            });
    look.dress(scene);
    messages.keys().use(workplace.settings().keys());
    workplace
        .settingsProperty()
        .addListener((property, before, now) -> messages.keys().use(now.keys()));
    seat.observe(this::show);
    seat.observe(this::entitle);
    messages.languageProperty().addListener(changed -> entitle(seat.snapshot()));
    entitle(seat.snapshot());
  }

  /** Makes ready for a mini bar that comes without taking the focus; before the window is shown. */
  void prepareMini() {
    if (workplace.settings().outside().miniBarWhenMinimised()) {
      mini.prepare();
    }
  }

  /** Hears keys while another program has the focus, from now on until the window goes. */
  void hearOutside(Stage stage) {
    OutsideKeys outside =
        new OutsideKeys(scene, messages, workplace, text -> work().say(Level.WARNING, text));
    seat.observe(outside::follow);
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> outside.close());
  }

  /** Shows the window. */
  public void showIn(Stage stage) {
    stage.setScene(scene);
    stage.titleProperty().bind(title);
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    // The window hears a key before the panes do: in wrap-up a digit is a disposition, no answer.
    stage.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    idle.over(stage);
    shownIn = stage;
    stage
        .iconifiedProperty()
        .addListener((property, before, minimised) -> mini.windowMinimised(minimised));
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> mini.close());
    stage.show();
    focus();
  }

  /** Brings the window to the front, out of the task bar too. */
  private void comeForward() {
    Stage stage = shownIn;
    if (stage != null) {
      stage.setIconified(false);
      stage.toFront();
      stage.requestFocus();
    }
  }

  /** The window's scene. */
  public Scene scene() {
    return scene;
  }

  /** The strip over other programs; for tests and pictures. */
  MiniBar mini() {
    return mini;
  }

  /** The ticket of whoever is signed in; for tests. */
  TicketViewModel ticket() {
    return work().ticket();
  }

  private void key(KeyEvent event) {
    Work open = work;
    boolean shown = scene.getWindow() != null;
    boolean taken = SceneActions.of(scene, messages.keys()).isTaken();
    if (shown && !taken && open != null && root.getChildren().contains(open.view())) {
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
      mini.hide();
      swap(signIn);
    }
  }

  /** What pops up over the window goes, too. */
  private void cover() {
    if (!root.getChildren().contains(lock)) {
      mini.hide();
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
      open = new Work(seat, messages, look, workplace, idle);
      open.miniature(mini, this::comeForward);
      work = open;
    }
    return open;
  }
}
