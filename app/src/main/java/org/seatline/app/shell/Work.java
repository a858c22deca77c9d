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
import org.seatline.app.lock.EarlierView;
import org.seatline.app.lock.EarlierViewModel;
import org.seatline.app.lock.IdleWatch;
import org.seatline.app.session.Seat;
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
  private final WorkView view;
  private final IdleViewModel atRest;
  private final SeatKeys keys;

  /** Builds it. On the UI thread. */
  Work(Seat seat, Messages messages, Look look, Workplace workplace, IdleWatch idle) {
    this.seat = seat;
    this.messages = messages;
    this.idle = idle;
    this.call = new CallBarViewModel(seat, messages);
    this.help = new KeyHelpView(messages);
    this.desk = new DeskPlace(seat, messages);
    this.dial = new DialViewModel(seat, messages, desk::customersNumber);
    ReadOnlyStringProperty proposed = desk.script().proposedDispositionProperty();
    proposed.addListener(property -> call.wrapUp().propose(proposed.get()));
    this.forgotten = new EarlierViewModel(seat, messages, desk::draftsCame);
    this.earlier = new EarlierView(forgotten, messages);
    this.places = new Places(messages, this::show);
    this.bar = stateBar(look, workplace);
    this.back = new CameBackPlace(seat, messages, desk.reopening(), places);
    this.sync = new SyncViewModel(seat, messages);
    this.view = workView(workplace);
    this.atRest = new IdleViewModel(seat, messages, desk.ticket());
    view.lay(new SyncPopover(sync, messages), Pos.BOTTOM_LEFT);
    addPages(new HeadsetPlace(seat, workplace, messages, places));
    this.keys = seatKeys();
  }

  private StateBarView stateBar(Look look, Workplace workplace) {
    PersonMenu.Actions actions =
        new PersonMenu.Actions(
            help::toggle,
            () -> places.toggleBeside(HeadsetPlace.PAGE),
            earlier::open,
            idle::lock,
            seat::signOut);
    return new StateBarView(
        new StateBarViewModel(seat, messages),
        messages,
        new PersonMenu(messages, look, workplace, actions, forgotten.waitingProperty()),
        places);
  }

  private WorkView workView(Workplace workplace) {
    NoticesViewModel notices = new NoticesViewModel(seat, messages);
    new RecoveredNotice(seat, messages, notices);
    back.announceIn(notices);
    StatusLineView statusLine =
        new StatusLineView(
            new StatusLineViewModel(seat, messages, workplace), back.counter(), sync::toggle);
    WorkView made = new WorkView(bar, statusLine, new NoticesView(notices), help, messages);
    made.cover(earlier);
    return made;
  }

  private void addPages(HeadsetPlace headset) {
    new Pages(seat, messages, places::open).all(() -> atSeat(headset)).forEach(places::add);
    places.beside(new Page(HeadsetPlace.PAGE, "headset.title", Set.of(), () -> headset.page(call)));
    places.beside(new Page(CameBackPlace.PAGE, "returned.title", Set.of(), () -> back.page(call)));
  }

  private Node atSeat(HeadsetPlace headset) {
    DialView dialling = new DialView(dial, messages);
    return new AgentView(call, atRest, desk.panes(), headset.strip(), dialling, messages);
  }

  private SeatKeys seatKeys() {
    SeatKeys.Actions actions =
        new SeatKeys.Actions(
            bar::chooseState, dial::toggle, help::toggle, idle::lock, this::escape);
    return new SeatKeys(call, atRest, places, sync, actions);
  }

  private void show(Node page) {
    view.show(page);
  }

  /** Closes what lies over the panes; otherwise leaves the field that somebody types in. */
  private void escape() {
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
    } else if (!places.leaveBeside()) {
      view.focusPlace();
    }
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
