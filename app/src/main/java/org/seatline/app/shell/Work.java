package org.seatline.app.shell;

import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.call.DialView;
import org.seatline.app.call.DialViewModel;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.keyboard.KeyHelpView;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.lock.EarlierView;
import org.seatline.app.lock.EarlierViewModel;
import org.seatline.app.lock.IdleWatch;
import org.seatline.app.mini.MiniBar;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.ticket.TicketViewModel;

/** Everything in the window that exists once somebody has signed in, made and joined here. */
final class Work {
  private final Seat seat;
  private final Messages messages;
  private final IdleWatch idle;
  private final CallBarViewModel call;
  private final KeyHelpView help;
  private final DeskPlace desk;
  private final DialViewModel dial;
  private final EarlierViewModel forgotten;
  private final EarlierView earlier;
  private final Places places;
  private final StateBarView bar;
  private final CameBackPlace back;
  private final SyncViewModel sync;
  private final NoticesViewModel notices;
  private final SearchPlace search;
  private final MergePlace merge;
  private final WorkView view;
  private final AtRest atRest;
  private final PalettePlace palette;
  private final SeatKeys keys;

  /** Builds it. On the UI thread. */
  Work(Seat seat, Messages messages, Look look, Workplace workplace, IdleWatch idle) {
    this.seat = seat;
    this.messages = messages;
    this.idle = idle;
    this.call = new CallBarViewModel(seat, messages);
    this.help = new KeyHelpView(messages, this::openSettings);
    this.desk = new DeskPlace(seat, messages);
    this.dial = new DialViewModel(seat, messages, desk::customersNumber);
    call.dialBy(dial::toggle);
    call.transfer().carry(desk.luggage());
    ReadOnlyStringProperty proposed = desk.script().proposedDispositionProperty();
    proposed.addListener(property -> call.wrapUp().propose(proposed.get()));
    desk.tellWaiting(call.wrapUp().ticketsProperty());
    this.forgotten = new EarlierViewModel(seat, messages, desk::draftsCame);
    this.earlier = new EarlierView(forgotten, messages);
    this.places = new Places(messages, this::show);
    this.bar = stateBar(look, workplace);
    this.back = new CameBackPlace(seat, messages, desk.reopening(), places);
    this.merge = desk.merge(seat, places);
    this.search = new SearchPlace(seat, messages, desk.reopening(), places);
    this.sync = new SyncViewModel(seat, messages);
    this.notices = new NoticesViewModel(seat, messages);
    this.view = workView(workplace);
    RecentCallsViewModel calls = desk.recentCalls(seat, messages);
    this.atRest =
        new AtRest(
            new IdleViewModel(seat, messages, desk.ticket(), calls),
            calls,
            new RingPreviewViewModel(seat, messages));
    view.lay(new SyncPopover(sync, messages), Pos.BOTTOM_LEFT);
    addPages(
        new HeadsetPlace(seat, workplace, messages, places),
        new SettingsPlace(seat, messages, look, workplace, places));
    this.palette = new PalettePlace(seat, messages, desk, places);
    view.lay(palette.view(), Pos.TOP_CENTER);
    this.keys = seatKeys();
  }

  private StateBarView stateBar(Look look, Workplace workplace) {
    PersonMenu.Actions actions =
        new PersonMenu.Actions(
            help::toggle, this::openSettings, earlier::open, idle::lock, seat::signOut);
    return new StateBarView(
        new StateBarViewModel(seat, messages),
        messages,
        new PersonMenu(messages, look, workplace, actions, forgotten.waitingProperty()),
        places);
  }

  private WorkView workView(Workplace workplace) {
    new RecoveredNotice(seat, messages, notices);
    back.announceIn(notices);
    SettingsPlace.announce(workplace.found(), messages, notices);
    StatusLineView statusLine =
        new StatusLineView(
            new StatusLineViewModel(seat, messages, workplace), back.counter(), sync::toggle);
    WorkView made = new WorkView(bar, statusLine, new NoticesView(notices), help, messages);
    made.cover(earlier);
    return made;
  }

  private void addPages(HeadsetPlace headset, SettingsPlace settings) {
    new Pages(seat, messages, places::open).all(() -> atSeat(headset)).forEach(places::add);
    places.beside(new Page(HeadsetPlace.PAGE, "headset.title", Set.of(), () -> headset.page(call)));
    places.beside(
        new Page(
            SettingsPlace.PAGE, "preferences.title", Set.of(), () -> settings.page(call, headset)));
    places.beside(
        new Page(SearchPlace.PAGE, "ticket.search.title", Set.of(), () -> search.page(call)));
    places.beside(
        new Page(MergePlace.PAGE, "customer.merge.title", Set.of(), () -> merge.page(call)));
    places.beside(new Page(CameBackPlace.PAGE, "returned.title", Set.of(), () -> back.page(call)));
  }

  private Node atSeat(HeadsetPlace headset) {
    DialView dialling = new DialView(dial, messages);
    return new AgentView(call, atRest, desk.panes(), headset.strip(), dialling, messages);
  }

  private SeatKeys seatKeys() {
    NodeActions actions = new NodeActions(view, messages.keys());
    SeatDoings doings = new SeatDoings(actions);
    doings.add(call);
    doings.add(places);
    doings.add(sync);
    new PaperPlace(seat, desk.ticket(), messages, this::say).keys(actions, view);
    actions
        .on(SeatAction.FIND_TICKET, search::toggle)
        .on(SeatAction.STATE, bar::chooseState)
        .on(SeatAction.LOCK, idle::lock)
        .on(SeatAction.SIGN_OUT, seat::signOut)
        .on(SeatAction.HELP, help::toggle)
        .on(SeatAction.PALETTE, palette.model()::toggle);
    return new SeatKeys(call, atRest.idle(), places, this::escape);
  }

  private void openSettings() {
    places.toggleBeside(SettingsPlace.PAGE);
  }

  private void show(Node page) {
    view.show(page);
  }

  /**
   * Closes what lies over the panes; otherwise leaves the field that somebody types in.
   *
   * @return whether something was closed, and the key means nothing else
   */
  private boolean escape() {
    if (palette.model().openProperty().get()) {
      palette.model().close();
    } else if (desk.ticket().choosing().openProperty().get()) {
      desk.ticket().choosing().close();
    } else if (desk.ticket().followUps().openProperty().get()) {
      desk.ticket().followUps().close();
    } else if (help.isVisible()) {
      help.toggle();
    } else if (sync.openProperty().get()) {
      sync.toggle();
    } else if (earlier.isVisible()) {
      earlier.setVisible(false);
    } else if (call.transfer().openProperty().get()) {
      call.transfer().close();
    } else if (call.padOpenProperty().get()) {
      call.togglePad();
    } else if (call.quality().openProperty().get()) {
      call.quality().toggle();
    } else if (search.leaveNaming()) {
      return true;
    } else if (!places.leaveBeside()) {
      view.focusPlace();
      return false;
    }
    return true;
  }

  /** Puts the call into a strip over other programs; {@code open} opens the seat's window. */
  void miniature(MiniBar mini, Runnable open) {
    mini.begin(seat, call, messages, open);
    bar.mini().setOnAction(pressed -> mini.toggle());
    new NodeActions(view, messages.keys()).on(SeatAction.MINI, () -> toggle(mini, open));
    mini.shownProperty().addListener(property -> bar.miniShown(mini.shownProperty().get()));
  }

  /** By the key the window has the focus, and keeps it. */
  private static void toggle(MiniBar mini, Runnable open) {
    mini.toggle();
    open.run();
  }

  /** Says something over the panes. */
  void say(SeatNotice.Level level, String text) {
    notices.say(level, text);
  }

  WorkView view() {
    return view;
  }

  Places places() {
    return places;
  }

  SeatKeys keys() {
    return keys;
  }

  TicketViewModel ticket() {
    return desk.ticket();
  }
}
