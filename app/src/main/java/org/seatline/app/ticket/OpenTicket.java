package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.session.Desk;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormState;

/**
 * A ticket that is being written, as it is while another one is on the screen: its fields with what
 * is typed in them, whose it is, where its author was writing, and how safe it is.
 */
final class OpenTicket {
  final FormDocument form;
  final List<FieldModel> fields;
  TicketBegun begun;
  Owner owner;
  TicketCursor cursor = TicketCursor.NOWHERE;
  TicketSafety saved = TicketSafety.NOTHING;
  String number = "";
  int missing;
  boolean givenUp;

  /**
   * Whose it is.
   *
   * @param record the record that was on the screen with it, or null
   * @param begunFor whom the draft was begun for, or null
   */
  record Owner(@Nullable CustomerRecord record, @Nullable String begunFor, String callerNumber) {
    static final Owner NOBODY = new Owner(null, null, "");
  }

  private OpenTicket(FormDocument form, List<FieldModel> fields, TicketBegun begun, Owner owner) {
    this.form = form;
    this.fields = fields;
    this.begun = begun;
    this.owner = owner;
  }

  /** One in which nothing is written yet. */
  static OpenTicket fresh(FormDocument form, TicketBegun begun, Owner owner, Runnable onEdit) {
    List<FieldModel> fields = form.fields().map(field -> new FieldModel(field, onEdit)).toList();
    return new OpenTicket(form, new ArrayList<>(fields), begun, owner);
  }

  /** One that comes from the store. */
  static OpenTicket stored(FormDocument form, Desk.Draft draft, Owner shown, Runnable onEdit) {
    TicketContent content = TicketContent.of(draft.content());
    var begun =
        new TicketBegun(
            draft.draftId(),
            draft.callId(),
            content.queueId(),
            content.formVersion(),
            content.reopened());
    Owner owner = new Owner(shown.record(), content.customerId(), shown.callerNumber());
    OpenTicket ticket = fresh(form, begun, owner, onEdit);
    TicketFields.restore(ticket.fields, content);
    ticket.cursor = content.cursor();
    ticket.saved = TicketSafety.DRAFT;
    return ticket;
  }

  String draftId() {
    return begun.draftId();
  }

  /** The ticket that it changes, or null for a new one. */
  @Nullable TicketRecord changes() {
    return begun.reopened().changes();
  }

  /** Whether it is a new ticket of a call. */
  boolean isOfCall() {
    return !begun.callId().isEmpty() && !begun.callId().equals(begun.draftId());
  }

  /** Whether there is anything in it that would be missed. */
  boolean isWorthKeeping() {
    return !givenUp
        && !saved.isTicket()
        && (saved == TicketSafety.SUBMITTING
            || !begun.reopened().followUps().isEmpty()
            || saved == TicketSafety.FAILED
            || TicketFields.worthKeeping(fields));
  }

  /** How much is missing or wrong until it can be submitted. */
  int count(FormState state) {
    TicketRecord before = changes();
    return before == null ? state.problems().size() : ChangeForm.problems(state, before).size();
  }
}
