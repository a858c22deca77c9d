package org.seatline.installer.simulation;

import static org.seatline.installer.simulation.Violation.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketRecord;

/**
 * Works out again, from what was applied, what every field must hold: the last value that was
 * written, except that free text which somebody else had changed stays and both values go back.
 */
final class Tickets {
  private final ServerBooks server;
  private final Map<String, Map<String, String>> fields = new HashMap<>();

  /** By the moment of the change, which is unique here. */
  private final Map<Long, Conflict> open = new HashMap<>();

  Tickets(ServerBooks server) {
    this.server = server;
  }

  void check(List<SimSeat> seats) {
    server.applied().forEach(this::replay);
    for (ServerBooks.Entry entry : server.entries(ChangeKind.TICKET)) {
      if (entry.body() instanceof TicketRecord ticket) {
        require(
            allOf(ticket).equals(fields.get(ticket.id())),
            "wrong-field",
            ticket,
            fields.get(ticket.id()));
      }
    }
    seats.forEach(this::conflictsAreShown);
  }

  private static Map<String, String> allOf(TicketRecord ticket) {
    Map<String, String> all = new TreeMap<>(ticket.fields());
    all.put(Edit.STATE, ticket.state());
    return all;
  }

  private void replay(Mutation mutation) {
    if (mutation instanceof Mutation.TicketSubmitted(TicketRecord ticket)) {
      fields.put(ticket.id(), allOf(ticket));
    } else if (mutation instanceof Mutation.TicketChanged changed) {
      Map<String, String> now = fields.getOrDefault(changed.ticketId(), new TreeMap<>());
      changed.edits().forEach(edit -> replay(changed, edit, now));
      fields.put(changed.ticketId(), now);
    }
  }

  private void replay(Mutation.TicketChanged changed, Edit edit, Map<String, String> now) {
    String theirs = now.getOrDefault(edit.field(), "");
    if (edit.field().startsWith("text") && !edit.before().equals(theirs)) {
      open.put(changed.atMs(), new Conflict(edit.field(), edit.after(), theirs));
    } else {
      now.put(edit.field(), edit.after());
    }
  }

  private void conflictsAreShown(SimSeat seat) {
    for (SeatBooks.Item item : seat.books().items().values()) {
      if (item.mutation() instanceof Mutation.TicketChanged changed
          && item.standing() == SeatBooks.Standing.DONE) {
        Conflict conflict = open.get(changed.atMs());
        require(
            conflict == null || item.conflicts().contains(conflict),
            "conflict-not-shown",
            seat.name(),
            conflict,
            item);
      }
    }
  }
}
