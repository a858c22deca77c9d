package org.seatline.app.local;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.TicketQuery;
import org.seatline.protocol.TicketRecord;

/**
 * Finds tickets of this computer. What they are found by is read into memory when somebody searches
 * first, some at a time, so that nothing else waits long; from then on it follows every change.
 */
final class TicketSearch {
  private static final int READ_AT_ONCE = 1_000;

  private final Handle handle;
  private final RecordSets sets;
  private @Nullable TicketIndex index;
  private boolean complete;
  private String readUpTo = "";

  TicketSearch(Handle handle, RecordSets sets) {
    this.handle = handle;
    this.sets = sets;
  }

  /** A ticket has come or changed. On the store's thread. */
  void put(TicketRecord ticket) {
    if (index != null) {
      index.put(ticket);
    }
  }

  /** A ticket has gone. On the store's thread. */
  void remove(String id) {
    if (index != null) {
      index.remove(id);
    }
  }

  /** Whether a change has to be told. On the store's thread. */
  boolean isInUse() {
    return index != null;
  }

  /** Reads some more into memory; whether all is there. On the store's thread. */
  private boolean readSome() {
    TicketIndex into = index == null ? new TicketIndex() : index;
    index = into;
    if (complete) {
      return true;
    }
    Map<String, TicketRecord> page = new LinkedHashMap<>();
    for (RecordSet set : sets.reading()) {
      read(set).forEach(page::putIfAbsent);
    }
    SortedSet<String> ids = new TreeSet<>(page.keySet());
    while (ids.size() > READ_AT_ONCE) {
      ids.removeLast();
    }
    page.values().stream().filter(ticket -> ids.contains(ticket.id())).forEach(into::put);
    complete = ids.size() < READ_AT_ONCE;
    readUpTo = ids.isEmpty() ? readUpTo : ids.getLast();
    return complete;
  }

  private Map<String, TicketRecord> read(RecordSet set) {
    Map<String, TicketRecord> found = new LinkedHashMap<>();
    handle
        .select(
            "select id, body from "
                + CopyTables.TICKETS
                + set.number()
                + " where id > ? order by id limit "
                + READ_AT_ONCE,
            readUpTo)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(row -> found.put(row.getKey(), Json.read(row.getValue(), TicketRecord.class)));
    return found;
  }

  private CompletableFuture<Boolean> ready(StoreThread thread) {
    return thread
        .call(this::readSome)
        .thenCompose(all -> all ? CompletableFuture.completedFuture(true) : ready(thread));
  }

  /** The newest that fit; those that the server has not seen are their author's to find. */
  CompletableFuture<Desk.FoundTickets> find(
      StoreThread thread,
      RecordTable records,
      TicketQuery query,
      Optional<PersonKey> reader,
      int limit) {
    return ready(thread)
        .thenCompose(ready -> thread.call(() -> found(records, query, reader, limit)));
  }

  private Desk.FoundTickets found(
      RecordTable records, TicketQuery query, Optional<PersonKey> reader, int limit) {
    TicketIndex held = index == null ? new TicketIndex() : index;
    Map<String, TicketRecord> found = new LinkedHashMap<>();
    records.own().all(reader).stream()
        .filter(query::finds)
        .forEach(ticket -> found.put(ticket.id(), ticket));
    for (String id : held.find(query, limit)) {
      records.ticket(id, reader).filter(query::finds).ifPresent(each -> found.put(id, each));
    }
    List<TicketRecord> newest =
        found.values().stream()
            .sorted(
                Comparator.comparingLong(TicketRecord::createdAtMs)
                    .reversed()
                    .thenComparing(TicketRecord::id))
            .limit(limit)
            .toList();
    return new Desk.FoundTickets(newest, held.size());
  }
}
