package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** Makes of what was written in a form what the server is told. Pure but for the notes' ids. */
record TicketFinish(FormDocument form, TicketBegun begun, @Nullable String customerId) {

  /** The mutations; none when nothing was changed. */
  Desk.Finished finished(String agentId, Map<String, String> values, long nowMs) {
    TicketRecord before = begun.reopened().changes();
    List<Mutation> mutations =
        before == null
            ? List.of(new Mutation.TicketSubmitted(record(agentId, values, nowMs)))
            : changes(before, values, nowMs);
    return new Desk.Finished(mutations, begun.draftId(), begun.reopened().instead());
  }

  private List<Mutation> changes(TicketRecord before, Map<String, String> values, long nowMs) {
    List<Mutation> mutations = new ArrayList<>();
    List<Mutation.Edit> edits = ChangeForm.edits(form, before, values);
    if (!edits.isEmpty()) {
      mutations.add(new Mutation.TicketChanged(before.id(), edits, nowMs));
    }
    String note = values.getOrDefault(ChangeForm.NOTE, "").strip();
    String customer = before.customerId();
    if (!note.isEmpty() && customer != null) {
      String about = before.number().isEmpty() ? note : "#" + before.number() + ": " + note;
      mutations.add(new Mutation.NoteAdded(UUID.randomUUID().toString(), customer, about, nowMs));
    }
    return mutations;
  }

  private TicketRecord record(String agentId, Map<String, String> values, long nowMs) {
    return new TicketRecord(
        begun.draftId(),
        "",
        customerId,
        begun.callId().isEmpty() ? null : begun.callId(),
        begun.queueId(),
        form.id(),
        begun.formVersion(),
        begun.reopened().state(),
        FormValidation.effective(form, values),
        agentId,
        nowMs,
        null);
  }
}
