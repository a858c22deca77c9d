package org.seatline.app.shell;

import java.time.InstantSource;
import javafx.scene.Node;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.ticket.TicketReopening;
import org.seatline.app.ticket.TicketSearchModel;
import org.seatline.app.ticket.TicketSearchView;
import org.seatline.protocol.Role;
import org.seatline.protocol.TicketRecord;

/** The page on which tickets are searched; what is chosen opens at the agent's place. */
final class SearchPlace {
  /** Id of the page. */
  static final String PAGE = "ticket-search";

  private final Seat seat;
  private final Messages messages;
  private final Places places;
  private final TicketReopening reopening;
  private final TicketSearchModel model;

  /**
   * @param places where the page opens and is left
   */
  SearchPlace(Seat seat, Messages messages, TicketReopening reopening, Places places) {
    this.seat = seat;
    this.messages = messages;
    this.places = places;
    this.reopening = reopening;
    this.model = new TicketSearchModel(seat, messages, InstantSource.system(), this::open);
  }

  /** The page, under the call bar for those who take calls. */
  Node page(CallBarViewModel call) {
    TicketSearchView view = new TicketSearchView(model, messages, places::leaveBeside);
    return new UnderCallBar(seat, call, view, messages);
  }

  void toggle() {
    places.toggleBeside(PAGE);
  }

  /** Gives up naming a search; whether one was being named. */
  boolean leaveNaming() {
    return model.leaveNaming();
  }

  private void open(TicketRecord ticket) {
    places.leaveBeside();
    places.openFor(Role.AGENT);
    reopening.change(ticket);
  }
}
