package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.TicketRecord;

/**
 * Tickets that were finished here and have not come back with the feed yet. Until then they are
 * their authors' to read. On the store's thread.
 */
final class OwnTickets {
  private static final String ABOUT = "seatline own ticket 1 ";

  private final Handle handle;

  OwnTickets(Handle handle) {
    this.handle = handle;
  }

  void put(PersonKey author, TicketRecord ticket) {
    String customerId = ticket.customerId();
    handle.execute(
        "merge into own_tickets (id, customer_id, body, key_id) key (id) values (?, ?, ?, ?)",
        ticket.id(),
        customerId == null ? null : author.key().tag(customerId),
        author.key().seal(Json.text(ticket), ABOUT + ticket.id()),
        author.keyId());
  }

  /** They have come back with the feed, or are gone. */
  void remove(List<String> ids) {
    boolean any =
        handle.createQuery("select exists (select 1 from own_tickets)").mapTo(Boolean.class).one();
    if (any && !ids.isEmpty()) {
      Rows rows = new Rows(handle, "delete from own_tickets where id = ?");
      ids.forEach(rows::add);
      rows.execute();
    }
  }

  Optional<TicketRecord> find(String id, Optional<PersonKey> reader) {
    return read("id = ?", reader, id).stream().findFirst();
  }

  /** Those of a customer that this reader wrote. */
  List<TicketRecord> of(String customerId, Optional<PersonKey> reader) {
    return reader
        .map(person -> read("customer_id = ?", reader, person.key().tag(customerId)))
        .orElse(List.of());
  }

  /** All that this reader wrote. */
  List<TicketRecord> all(Optional<PersonKey> reader) {
    return reader.map(person -> read("key_id = ?", reader, person.keyId())).orElse(List.of());
  }

  private List<TicketRecord> read(String where, Optional<PersonKey> reader, String value) {
    return handle
        .select("select id, body, key_id from own_tickets where " + where, value)
        .map((row, context) -> new Kept(row.getString(1), row.getString(2), row.getString(3)))
        .stream()
        .flatMap(kept -> kept.opened(reader).stream())
        .map(body -> Json.read(body, TicketRecord.class))
        .toList();
  }

  /** A ticket as it lies here; no key: in the open, until its author signs in. */
  private record Kept(String id, String text, @Nullable String keyId) {
    Optional<String> opened(Optional<PersonKey> reader) {
      return reader
          .filter(person -> person.keyId().equals(keyId))
          .flatMap(person -> person.key().open(text, ABOUT + id));
    }
  }

  /** Seals the tickets of an earlier key under today's. */
  void reseal(PersonKey earlier, PersonKey today) {
    read("key_id = ?", Optional.of(earlier), earlier.keyId()).forEach(ticket -> put(today, ticket));
  }

  /** Seals what this person finished before such tickets were sealed. */
  void sealOld(PersonKey author) {
    List<String> plain =
        handle
            .select("select body from own_tickets where key_id is null")
            .mapTo(String.class)
            .list();
    plain.stream()
        .map(body -> Json.read(body, TicketRecord.class))
        .filter(ticket -> ticket.createdBy().equals(author.agentId()))
        .forEach(ticket -> put(author, ticket));
  }
}
