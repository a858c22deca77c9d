package org.seatline.app.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import org.seatline.app.customer.CustomerView;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.knowledge.KnowledgeView;
import org.seatline.app.knowledge.KnowledgeViewModel;
import org.seatline.app.script.ScriptView;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.ticket.DeskCoordinator;
import org.seatline.app.ticket.HandoverView;
import org.seatline.app.ticket.HandoverViewModel;
import org.seatline.app.ticket.TicketHandover;
import org.seatline.app.ticket.TicketReopening;
import org.seatline.app.ticket.TicketView;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.CustomerRecord;

/** The desk of one seat: its view models, tied together, and its panes. */
final class DeskPlace {
  private final CustomerViewModel customer;
  private final ScriptViewModel script;
  private final TicketViewModel ticket;
  private final TicketReopening reopening;
  private final DeskCoordinator coordinator;
  private final KnowledgeViewModel knowledge;
  private final DeskPanes panes;
  private final Messages messages;

  DeskPlace(Seat seat, Messages messages) {
    this.messages = messages;
    customer = new CustomerViewModel(seat, messages);
    script = new ScriptViewModel(seat, messages);
    ticket = new TicketViewModel(seat, messages);
    reopening = new TicketReopening(seat, ticket);
    coordinator = new DeskCoordinator(seat, messages, customer, script, ticket);
    knowledge = new KnowledgeViewModel(seat, messages);
    panes =
        new DeskPanes(
            new CustomerView(customer, messages),
            new HandoverView(
                new HandoverViewModel(seat, messages), new ScriptView(script, messages)),
            new TicketView(ticket, messages),
            new KnowledgeView(knowledge, messages),
            Bindings.createBooleanBinding(
                () ->
                    customer.modeProperty().get() == CustomerViewModel.Mode.EMPTY
                        && !customer.search().showingProperty().get(),
                customer.modeProperty(),
                customer.search().showingProperty()));
  }

  /** The first number of the customer on the screen, empty for none. */
  String customersNumber() {
    CustomerRecord shown = customer.selectedProperty().get();
    return shown == null || shown.phones().isEmpty() ? "" : shown.phones().getFirst();
  }

  /** The last calls, whose customers open in the pane. */
  RecentCallsViewModel recentCalls(Seat seat, Messages messages) {
    return new RecentCallsViewModel(seat, messages, customer.selectedProperty(), customer::select);
  }

  /** Shows a customer's record. */
  void open(CustomerRecord found) {
    customer.search().leave();
    customer.select(found);
  }

  /** The page on which the open record and another one are made one. */
  MergePlace merge(Seat seat, Places places) {
    return new MergePlace(seat, messages, customer, places);
  }

  /** Shows an article. */
  void openArticle(String articleId) {
    knowledge.openById(articleId);
  }

  DeskPanes panes() {
    return panes;
  }

  /** What goes along with a caller who is handed over. */
  DeskLuggage luggage() {
    return new DeskLuggage(customer, new TicketHandover(ticket, reopening));
  }

  /** Says which of several tickets still have to be submitted. */
  void tellWaiting(StringProperty into) {
    into.bind(
        Bindings.createStringBinding(
            () -> {
              var lines = ticket.atHand().lines();
              List<String> waiting = ticket.atHand().waiting(messages);
              return lines.size() < 2 || waiting.isEmpty()
                  ? ""
                  : messages.get(
                      "ticket.strip.waiting",
                      String.join(messages.get("ticket.strip.and"), waiting));
            },
            ticket.atHand().lines(),
            messages.languageProperty()));
  }

  /** There are more drafts in the store than before. */
  void draftsCame() {
    coordinator.draftsCame();
  }

  /** The ticket, where drafts are taken up again. */
  TicketViewModel ticket() {
    return ticket;
  }

  /** Opens tickets again, to be changed or corrected. */
  TicketReopening reopening() {
    return reopening;
  }

  /** The script, whose end proposes a disposition. */
  ScriptViewModel script() {
    return script;
  }
}
