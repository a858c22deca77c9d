package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.app.form.FieldModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens tickets in the form again: one that is there, to be changed, or one that came back, to be
 * corrected. Each becomes a draft, so that nothing that is typed is lost; a draft of the same
 * ticket that is there already is taken up instead. On the view models' thread.
 */
public final class TicketReopening {
  private static final Logger LOG = LoggerFactory.getLogger(TicketReopening.class);
  private static final String CHANGE = "change/";

  private final Seat seat;
  private final TicketViewModel ticket;
  private final InstantSource clock;

  /** Opens them in this form. */
  public TicketReopening(Seat seat, TicketViewModel ticket) {
    this.seat = seat;
    this.ticket = ticket;
    this.clock = InstantSource.system();
  }

  /** Opens a ticket that is there. */
  public void change(TicketRecord record) {
    change(record, List.of(), List.of());
  }

  /**
   * Opens a ticket that is there with changes that came back.
   *
   * @param instead numbers of what came back
   */
  public void change(TicketRecord record, List<Edit> edits, List<Long> instead) {
    String id = changeOf(record);
    take(id, id, record, changed(record, edits, instead));
  }

  /** A change of a ticket that is there, with these edits made; not kept yet. */
  Desk.Draft begin(TicketRecord record, List<Edit> edits) {
    String id = changeOf(record);
    return fresh(id, id, record, changed(record, edits, List.of()));
  }

  /**
   * Id of the draft in which a ticket is changed, and of its call: no call's id looks like this, so
   * the script of a call fills only the call's own ticket.
   */
  static String changeOf(TicketRecord record) {
    return CHANGE + record.id();
  }

  private static TicketContent changed(TicketRecord record, List<Edit> edits, List<Long> instead) {
    var reopened = new TicketReopened(record, TicketReopened.OPEN, instead);
    return content(record, ChangeForm.values(record), edits, reopened);
  }

  /**
   * Opens a new ticket that came back.
   *
   * @param edits changes of it that stepped aside with it
   * @param instead numbers of what came back
   */
  public void correct(TicketRecord record, List<Edit> edits, List<Long> instead) {
    String state =
        edits.stream()
            .filter(edit -> edit.field().equals(Edit.STATE))
            .reduce((first, last) -> last)
            .map(Edit::after)
            .orElse(record.state());
    var reopened = new TicketReopened(null, state, instead);
    List<Edit> fields = edits.stream().filter(e -> !e.field().equals(Edit.STATE)).toList();
    String callId = record.callId();
    take(
        record.id(),
        callId == null ? "" : callId,
        record,
        content(record, record.fields(), fields, reopened));
  }

  /** A colleague's ticket as the draft of the call that it came with. */
  static Desk.Draft movedHere(TicketRecord record, String callId, long nowMs) {
    var reopened = new TicketReopened(record, TicketReopened.OPEN, List.of());
    Map<String, String> values = ChangeForm.values(record);
    Map<String, String> origins = new LinkedHashMap<>();
    // What a colleague has written is not for the script to change.
    values.keySet().forEach(id -> origins.put(id, FieldModel.Origin.AGENT.name()));
    TicketContent content =
        new TicketContent(
            record.formId(),
            record.formVersion(),
            record.queueId(),
            record.customerId(),
            values,
            origins,
            null,
            reopened,
            TicketCursor.NOWHERE);
    return new Desk.Draft(CHANGE + record.id(), callId, record.queueId(), content.toJson(), nowMs);
  }

  private static TicketContent content(
      TicketRecord record, Map<String, String> fields, List<Edit> edits, TicketReopened reopened) {
    Map<String, String> values = new LinkedHashMap<>(fields);
    Map<String, String> origins = new LinkedHashMap<>();
    fields.keySet().forEach(id -> origins.put(id, FieldModel.Origin.NOBODY.name()));
    for (Edit edit : edits) {
      values.put(edit.field(), edit.after());
      origins.put(edit.field(), FieldModel.Origin.AGENT.name());
    }
    return new TicketContent(
        record.formId(),
        record.formVersion(),
        record.queueId(),
        record.customerId(),
        values,
        origins,
        null,
        reopened,
        TicketCursor.NOWHERE);
  }

  private void take(String draftId, String callId, TicketRecord record, TicketContent content) {
    if (ticket.isOpen() && ticket.draftId().equals(draftId)) {
      ticket.drafts().resumed(); // it is on the screen: the cursor belongs there
      return;
    }
    var _ =
        seat.desk()
            .drafts()
            .whenComplete(
                (drafts, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not list drafts", error);
                    return;
                  }
                  ticket
                      .drafts()
                      .resume(
                          drafts.stream()
                              .filter(draft -> draft.draftId().equals(draftId))
                              .findFirst()
                              .orElseGet(() -> fresh(draftId, callId, record, content)));
                });
  }

  private Desk.Draft fresh(
      String draftId, String callId, TicketRecord record, TicketContent content) {
    return new Desk.Draft(draftId, callId, record.queueId(), content.toJson(), clock.millis());
  }
}
