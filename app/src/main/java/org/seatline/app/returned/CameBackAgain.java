package org.seatline.app.returned;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** What is submitted in place of something that was rejected. */
final class CameBackAgain {
  private CameBackAgain() {}

  /**
   * The same, without what can only be rejected again.
   *
   * @param note the text of a note as it was corrected, or null
   */
  static Mutation fixed(Mutation mutation, String code, @Nullable String note) {
    return switch (mutation) {
      case Mutation.TicketSubmitted(TicketRecord ticket) ->
          new Mutation.TicketSubmitted(ticket(ticket, code));
      case Mutation.NoteAdded n ->
          // A note of its own: the server may have one under the old id.
          new Mutation.NoteAdded(
              UUID.randomUUID().toString(),
              n.customerId(),
              note == null ? n.text() : note.strip(),
              n.atMs());
      case Mutation.CallWrappedUp w when code.equals(CameBackWords.UNKNOWN_CUSTOMER) ->
          new Mutation.CallWrappedUp(
              w.callId(), w.agentId(), null, w.disposition(), w.scriptPath(), w.wrapUpMs());
      default -> mutation;
    };
  }

  /** A ticket whose customer the server does not know goes without one. */
  static TicketRecord ticket(TicketRecord t, String code) {
    return code.equals(CameBackWords.UNKNOWN_CUSTOMER)
        ? new TicketRecord(
            t.id(),
            t.number(),
            null,
            t.callId(),
            t.queueId(),
            t.formId(),
            t.formVersion(),
            t.state(),
            t.fields(),
            t.createdBy(),
            t.createdAtMs(),
            t.dueAtMs())
        : t;
  }
}
