package org.seatline.server.store;

import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/** Tickets. */
public final class Tickets {
  private final Handle handle;

  Tickets(Handle handle) {
    this.handle = handle;
  }

  /** The number of the ticket with this id. */
  public Optional<String> numberOf(String id) {
    return handle
        .select("select number from tickets where id = ?", id)
        .mapTo(String.class)
        .findOne();
  }

  /** A number that no ticket has, for people to read out. */
  public String nextNumber() {
    return "T" + Counters.take(handle, Counters.TICKET, 1);
  }

  /** Stores tickets, in place of those with the same ids. */
  public void put(Collection<TicketRecord> tickets, long receivedMs) {
    if (tickets.isEmpty()) {
      return;
    }
    Batch delete = Batch.of(handle, "delete from tickets where id = ?");
    Batch insert =
        Batch.of(
            handle,
            "insert into tickets (id, number, customer_id, call_id, queue_id, form_id,"
                + " form_version, state, created_by, created_ms, due_ms, fields, received_ms)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (TicketRecord t : tickets) {
      delete.add(t.id());
      insert.add(
          t.id(),
          t.number(),
          t.customerId(),
          t.callId(),
          t.queueId(),
          t.formId(),
          t.formVersion(),
          t.state(),
          t.createdBy(),
          t.createdAtMs(),
          t.dueAtMs(),
          Wire.encode(t.fields()),
          receivedMs);
    }
    delete.executeUnlessEmpty("tickets");
    insert.execute();
  }
}
