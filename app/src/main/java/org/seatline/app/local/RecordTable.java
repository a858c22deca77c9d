package org.seatline.app.local;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.TicketRecord;

/** Tickets and contacts of customers. */
final class RecordTable {
  private static final String CLOSED = "closed";

  private final Handle handle;

  RecordTable(Handle handle) {
    this.handle = handle;
  }

  /** Stores tickets, from the server or ({@code sent} false) such as it has not seen yet. */
  void putTickets(List<TicketRecord> tickets, boolean sent) {
    var rows =
        new Rows(
            handle,
            "merge into tickets (id, customer_id, open, sent, created_at_ms, body) key (id)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (TicketRecord ticket : tickets) {
      rows.add(
          ticket.id(),
          ticket.customerId(),
          !ticket.state().equals(CLOSED),
          sent,
          ticket.createdAtMs(),
          Json.text(ticket));
    }
    rows.execute();
  }

  void removeTicket(String id) {
    handle.execute("delete from tickets where id = ?", id);
  }

  List<TicketRecord> ticketsOf(String customerId, int limit) {
    return handle
        .select(
            "select body from tickets where customer_id = ?"
                + " order by open desc, created_at_ms desc, id limit ?",
            customerId,
            limit)
        .mapTo(String.class)
        .map(body -> Json.read(body, TicketRecord.class))
        .list();
  }

  void putContacts(List<ContactRecord> contacts) {
    var rows =
        new Rows(
            handle,
            "merge into contacts (id, customer_id, started_at_ms, body) key (id)"
                + " values (?, ?, ?, ?)");
    for (ContactRecord contact : contacts) {
      rows.add(contact.id(), contact.customerId(), contact.startedAtMs(), Json.text(contact));
    }
    rows.execute();
  }

  void removeContact(String id) {
    handle.execute("delete from contacts where id = ?", id);
  }

  List<ContactRecord> contactsOf(String customerId, int limit) {
    return handle
        .select(
            "select body from contacts where customer_id = ?"
                + " order by started_at_ms desc, id limit ?",
            customerId,
            limit)
        .mapTo(String.class)
        .map(body -> Json.read(body, ContactRecord.class))
        .list();
  }

  /** Drops the copy of the server's; what it has not seen yet stays. */
  void clear() {
    handle.execute("delete from tickets where sent");
    handle.execute("delete from contacts");
  }
}
