package org.seatline.app.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.TicketRecord;

/**
 * Tickets and contacts of customers: the server's, and the tickets that were finished here and have
 * not come back with the feed yet. On the store's thread.
 */
final class RecordTable {
  /** The state of a ticket that nobody works on any more. */
  static final String CLOSED = "closed";

  private final Handle handle;
  private final RecordSets sets;
  private final OwnTickets own;
  private final TicketSearch search;

  RecordTable(Handle handle, RecordSets sets) {
    this.handle = handle;
    this.sets = sets;
    this.own = new OwnTickets(handle);
    this.search = new TicketSearch(handle, sets);
  }

  /** A thing as it is stored. */
  record Row(String id, String body, List<LinkTable.Link> links) {
    static Row of(TicketRecord ticket, String body) {
      String customer = ticket.customerId();
      List<LinkTable.Link> links = new ArrayList<>();
      if (customer != null) {
        links.add(LinkTable.Link.ticket(customer, ticket.id()));
      }
      ticket.handled().followUps().stream()
          .filter(FollowUp::isPending)
          .map(each -> LinkTable.Link.followUp(each.agentId(), each.group(), ticket.id()))
          .forEach(links::add);
      return new Row(ticket.id(), body, List.copyOf(links));
    }

    static Row of(ContactRecord contact, String body) {
      return new Row(
          contact.id(), body, List.of(LinkTable.Link.contact(contact.customerId(), contact.id())));
    }
  }

  /** Stores the server's tickets; those that were finished here have arrived. */
  void putTickets(List<Row> tickets) {
    put(CopyTables.TICKETS, tickets);
    if (search.isInUse()) {
      tickets.forEach(row -> search.put(Json.read(row.body(), TicketRecord.class)));
    }
    own.remove(tickets.stream().map(Row::id).toList());
  }

  void putContacts(List<Row> contacts) {
    put(CopyTables.CONTACTS, contacts);
  }

  private void put(String table, List<Row> things) {
    if (things.isEmpty()) {
      return;
    }
    RecordSet set = sets.writing();
    Rows rows =
        new Rows(
            handle, "merge into " + table + set.number() + " (id, body) key (id) values (?, ?)");
    List<LinkTable.Link> links = new ArrayList<>();
    for (Row thing : things) {
      rows.add(thing.id, thing.body);
      links.addAll(thing.links);
    }
    rows.execute();
    set.links().add(links);
  }

  /** The tickets that the server has not seen yet. */
  OwnTickets own() {
    return own;
  }

  /** By what tickets are found. */
  TicketSearch search() {
    return search;
  }

  /** Whether the server has sent this ticket. */
  boolean isFromServer(String id) {
    return sets.body(CopyTables.TICKETS, id).isPresent();
  }

  void removeTicket(String id) {
    sets.remove(CopyTables.TICKETS, id);
    own.remove(List.of(id));
    search.remove(id);
  }

  void removeContact(String id) {
    sets.remove(CopyTables.CONTACTS, id);
  }

  Optional<TicketRecord> ticket(String id, Optional<PersonKey> reader) {
    return own.find(id, reader)
        .or(
            () ->
                sets.body(CopyTables.TICKETS, id).map(body -> Json.read(body, TicketRecord.class)));
  }

  /** Open ones first, then the newest; of those that the server has not seen the reader's own. */
  List<TicketRecord> ticketsOf(String customerId, Optional<PersonKey> reader, int limit) {
    Map<String, TicketRecord> found = new LinkedHashMap<>();
    own.of(customerId, reader).forEach(ticket -> found.put(ticket.id(), ticket));
    Function<TicketRecord, @Nullable String> owner = TicketRecord::customerId;
    things(CopyTables.TICKETS, LinkTable.Link.ticket(customerId, "").target(), TicketRecord.class)
        .filter(ticket -> Objects.equals(owner.apply(ticket), customerId))
        .forEach(ticket -> found.putIfAbsent(ticket.id(), ticket));
    return found.values().stream()
        .sorted(
            Comparator.comparing((TicketRecord ticket) -> ticket.state().equals(CLOSED))
                .thenComparing(TicketRecord::createdAtMs, Comparator.reverseOrder())
                .thenComparing(TicketRecord::id))
        .limit(limit)
        .toList();
  }

  /** What is still to be done by this agent, who leads these groups; in no order. */
  List<Desk.Followed> followUps(String agentId, Set<String> led, Optional<PersonKey> reader) {
    Map<String, TicketRecord> found = new LinkedHashMap<>();
    own.all(reader).forEach(ticket -> found.put(ticket.id(), ticket));
    Stream.concat(
            Stream.of(LinkTable.Link.followUp(agentId, "", "")),
            led.stream().map(group -> LinkTable.Link.followUp("", group, "")))
        .flatMap(link -> things(CopyTables.TICKETS, link.target(), TicketRecord.class))
        .forEach(ticket -> found.putIfAbsent(ticket.id(), ticket));
    return found.values().stream()
        .flatMap(
            ticket ->
                ticket.handled().followUps().stream()
                    .filter(each -> each.isPending() && each.isFor(agentId, led))
                    .map(each -> new Desk.Followed(ticket, each)))
        .toList();
  }

  /** The newest first. */
  List<ContactRecord> contactsOf(String customerId, int limit) {
    return things(
            CopyTables.CONTACTS,
            LinkTable.Link.contact(customerId, "").target(),
            ContactRecord.class)
        .filter(contact -> contact.customerId().equals(customerId))
        .sorted(
            Comparator.comparing(ContactRecord::startedAtMs, Comparator.reverseOrder())
                .thenComparing(ContactRecord::id))
        .limit(limit)
        .toList();
  }

  private <T> Stream<T> things(String table, String target, Class<T> type) {
    Set<String> ids = new TreeSet<>();
    sets.reading().forEach(set -> ids.addAll(set.links().ids(target)));
    return ids.stream()
        .flatMap(id -> sets.body(table, id).stream())
        .map(body -> Json.read(body, type));
  }
}
