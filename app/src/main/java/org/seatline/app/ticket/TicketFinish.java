package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormState;

/** Makes of what was written in a form what the server is told. Pure but for the notes' ids. */
record TicketFinish(FormState form, TicketBegun begun, @Nullable String customerId) {

  private static final String IN_PROGRESS = "in-progress";

  /** The mutations; none when nothing was changed. */
  Desk.Finished finished(String agentId, long nowMs) {
    TicketRecord before = begun.reopened().changes();
    List<Mutation> mutations =
        before == null
            ? List.of(new Mutation.TicketSubmitted(record(agentId, nowMs)))
            : changes(before, nowMs);
    return finished(mutations, nowMs);
  }

  /** What was promised comes after the ticket that it is about. */
  private Desk.Finished finished(List<Mutation> first, long nowMs) {
    List<Mutation> mutations = new ArrayList<>(first);
    TicketRecord before = begun.reopened().changes();
    List<Mutation.Edit> promised =
        begun.reopened().followUps().stream()
            .map(each -> new Mutation.Edit(each.field(), "", each.written()))
            .toList();
    if (!promised.isEmpty()) {
      String id = before == null ? begun.draftId() : before.id();
      mutations.add(new Mutation.TicketChanged(id, promised, nowMs));
    }
    return new Desk.Finished(mutations, begun.draftId(), begun.reopened().instead());
  }

  /** What stands in the fields of a ticket that a colleague goes on with: not only open. */
  static Map<String, String> goingOn(Map<String, String> values) {
    Map<String, String> next = new LinkedHashMap<>(values);
    next.replace(Mutation.Edit.STATE, TicketReopened.OPEN, IN_PROGRESS);
    return next;
  }

  /** The same as {@link #finished} for a ticket that a colleague goes on with. */
  Desk.Finished handedOver(String agentId, long nowMs) {
    TicketRecord before = begun.reopened().changes();
    List<Mutation> mutations =
        before == null
            ? List.of(new Mutation.TicketSubmitted(carried(agentId, nowMs)))
            : changes(before, nowMs);
    return finished(mutations, nowMs);
  }

  /** The ticket as that colleague gets it. */
  TicketRecord carried(String agentId, long nowMs) {
    TicketRecord before = begun.reopened().changes();
    Map<String, String> fields = new LinkedHashMap<>(form.effective());
    String state = fields.remove(Mutation.Edit.STATE);
    fields.keySet().removeIf(id -> id.startsWith("@")); // those are no fields of the form
    TicketRecord record = before == null ? record(agentId, nowMs) : before;
    return record.with(state == null ? IN_PROGRESS : state, fields);
  }

  private List<Mutation> changes(TicketRecord before, long nowMs) {
    List<Mutation> mutations = new ArrayList<>();
    List<Mutation.Edit> edits = ChangeForm.edits(form, before);
    if (!edits.isEmpty()) {
      mutations.add(new Mutation.TicketChanged(before.id(), edits, nowMs));
    }
    String note = form.written(ChangeForm.NOTE).strip();
    String customer = before.customerId();
    if (!note.isEmpty() && customer != null) {
      String about = before.number().isEmpty() ? note : "#" + before.number() + ": " + note;
      mutations.add(new Mutation.NoteAdded(UUID.randomUUID().toString(), customer, about, nowMs));
    }
    return mutations;
  }

  private TicketRecord record(String agentId, long nowMs) {
    return new TicketRecord(
        begun.draftId(),
        "",
        customerId,
        begun.callId().isEmpty() ? null : begun.callId(),
        begun.queueId(),
        form.form().id(),
        begun.formVersion(),
        begun.reopened().state(),
        form.effective(),
        agentId,
        nowMs,
        null);
  }
}
