package org.seatline.app.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormState;

/**
 * Brings tickets to the screen and takes them off it: new ones, drafts of the store, and those that
 * wait at hand. On the view models' thread.
 */
final class TicketScreen implements TicketsAtHand.Screen {
  private final Seat seat;
  private final TicketViewModel ticket;
  private final TicketFields fields;
  private final TicketOwner owner;
  private final ObjectProperty<@Nullable FormDocument> form;
  private final ChangeForm changeForm = new ChangeForm();

  TicketScreen(
      Seat seat,
      TicketViewModel ticket,
      TicketFields fields,
      TicketOwner owner,
      ObjectProperty<@Nullable FormDocument> form) {
    this.seat = seat;
    this.ticket = ticket;
    this.fields = fields;
    this.owner = owner;
    this.form = form;
  }

  /** Opens an empty ticket for a call. */
  void open(FormDocument document, String forQueueId, String forCallId) {
    open(document, forQueueId, forCallId, owner.lift());
  }

  /** Opens an empty ticket for somebody. */
  void open(FormDocument document, String forQueueId, String forCallId, OpenTicket.Owner whose) {
    String id = UUID.randomUUID().toString();
    var begun = new TicketBegun(id, forCallId, forQueueId, document.version(), TicketReopened.NEW);
    var nobodyElse = new OpenTicket.Owner(whose.record(), null, whose.callerNumber());
    ticket.atHand().leave();
    enter(OpenTicket.fresh(document, begun, nobodyElse, ticket::edited));
    owner.prefill(fields);
    ticket.check().revalidate();
    ticket.duplicates().look();
    ticket.atHand().show();
  }

  /** Opens a draft again; the agent's own values win over everything that comes later. */
  void restore(FormDocument document, Desk.Draft draft) {
    OpenTicket stored = stored(document, draft);
    ticket.atHand().leave();
    enter(stored);
    ticket.duplicates().look();
  }

  /** Puts a draft of the store beside the ticket on the screen. */
  void layBeside(FormDocument document, Desk.Draft draft) {
    OpenTicket stored = stored(document, draft);
    stored.missing = stored.count(FormState.of(stored.form, values(stored), ticket.today()));
    ticket.atHand().remember(stored);
  }

  private OpenTicket stored(FormDocument document, Desk.Draft draft) {
    TicketRecord changed = TicketContent.of(draft.content()).reopened().changes();
    FormDocument shown =
        changed == null ? document : changeForm.of(document, changed, seat.snapshot().person());
    return OpenTicket.stored(shown, draft, owner.lift(), ticket::edited);
  }

  private static Map<String, String> values(OpenTicket stored) {
    Map<String, String> values = new LinkedHashMap<>();
    stored.fields.forEach(field -> values.put(field.field().id(), field.value()));
    return values;
  }

  private void enter(OpenTicket next) {
    ticket.check().clear();
    owner.put(next.owner);
    ticket.keeping().put(next);
    fields.open(next.fields);
    form.set(next.form);
    ticket.check().revalidate();
    ticket.followUps().show();
    ticket.atHand().enter(next);
    ticket.files().tellLate();
  }

  /** Takes the ticket off the screen; a draft stays in the store. */
  void close() {
    ticket.atHand().leave();
    form.set(null);
    fields.close();
    ticket.check().clear();
    ticket.keeping().close();
    ticket.followUps().show();
    ticket.duplicates().look();
  }

  /**
   * Opens a second ticket on the same form, for the same call and customer; from a ticket beside
   * the call's goes back to that one.
   */
  void newTicket() {
    FormDocument document = form.get();
    if (document == null || ticket.savedProperty().get() == TicketSafety.SUBMITTING) {
      return;
    }
    if (isBesideCall()) {
      ticket.keeping().talk().showItsTicket();
    } else if (ticket.changes() == null || !ticket.callId().equals(ticket.draftId())) {
      ticket.atHand().leave();
      // Or the screen would keep the fields of the ticket before: the form is the same.
      form.set(null);
      open(document, ticket.keeping().begun().queueId(), ticket.keeping().begun().callId());
    }
  }

  /** Whether there is a call with a ticket of its own, and this is another one. */
  boolean isBesideCall() {
    return ticket.changes() != null
        && ticket.callId().equals(ticket.draftId())
        && ticket.keeping().talk().isOn();
  }

  @Override
  public void lift(OpenTicket into) {
    into.missing = missing();
    into.owner = owner.lift();
    ticket.keeping().lift(into);
  }

  @Override
  public void put(OpenTicket next) {
    ticket.atHand().leave();
    enter(next);
    ticket.keeping().talk().ticketShown();
    ticket.duplicates().look();
    ticket.drafts().resumed();
  }

  @Override
  public int missing() {
    FormDocument document = form.get();
    return document == null ? 0 : ticket.check().missing(document, ticket.changes());
  }

  @Override
  public TicketSafety saved() {
    return ticket.savedProperty().get();
  }

  @Override
  public boolean isTalking() {
    return ticket.keeping().talk().isOn();
  }
}
