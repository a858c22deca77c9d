package org.seatline.server.sync.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;

/**
 * Who is right about the fields of a ticket. Field by field: what nobody else touched is written;
 * in fields with a few known values, as the state, the last writer in the server's order is right;
 * of free text the first stays, and the writer gets both back.
 */
public final class TicketMerge {
  private TicketMerge() {}

  /** The ticket after a change, and what somebody has to look at. */
  public record Merged(TicketRecord ticket, List<Conflict> conflicts) {}

  /**
   * Merges.
   *
   * @param freeText whether a field of the ticket's form takes any text
   */
  public static Merged merge(TicketRecord ticket, List<Edit> edits, Predicate<String> freeText) {
    String state = ticket.state();
    Map<String, String> fields = new LinkedHashMap<>(ticket.fields());
    TicketHandling handling = ticket.handling();
    List<Conflict> conflicts = new ArrayList<>();
    for (Edit edit : edits) {
      String theirs = fields.getOrDefault(edit.field(), "");
      if (edit.field().equals(Edit.STATE)) {
        state = edit.after();
      } else if (Edit.isHandling(edit.field())) {
        handling =
            (handling == null ? TicketHandling.NONE : handling).with(edit.field(), edit.after());
      } else if (theirs.equals(edit.before()) || !freeText.test(edit.field())) {
        fields.put(edit.field(), edit.after());
      } else if (!theirs.equals(edit.after())) {
        conflicts.add(new Conflict(edit.field(), edit.after(), theirs));
      }
    }
    TicketRecord merged = ticket.with(state, fields);
    return new Merged(
        handling == null ? merged : merged.with(handling, ticket.dueAtMs()), conflicts);
  }
}
