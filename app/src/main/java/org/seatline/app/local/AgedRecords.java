package org.seatline.app.local;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.TicketRecord;

/**
 * Takes what is long past out of the copy: contacts and closed tickets. Whatever is not closed
 * stays, and so does a ticket that somebody here has changed and the server has not shown yet. How
 * old something is goes by the server's clock as it was last heard: a computer that thinks it is
 * next year loses nothing. On the store's thread, a slice at a time.
 */
final class AgedRecords {
  /** More than a year, so that last year's bill can be talked about. */
  static final Duration KEPT = Duration.ofDays(400);

  /** Rows that are looked at at once: some milliseconds. */
  static final int SLICE = 500;

  private static final Duration EVERY = Duration.ofDays(1);

  private final Handle handle;
  private final RecordSets sets;
  private final Clock clock;
  private List<Pass> passes = List.of();
  private long nextMs = Long.MIN_VALUE;

  AgedRecords(Handle handle, RecordSets sets, Clock clock) {
    this.handle = handle;
    this.sets = sets;
    this.clock = clock;
  }

  /** Looks at one slice; true when there are more. Begins once a day. */
  boolean dropSome() {
    if (passes.isEmpty() && clock.millis() >= nextMs) {
      begin();
    }
    if (passes.isEmpty()) {
      return false;
    }
    if (!passes.getFirst().slice()) {
      passes = passes.subList(1, passes.size());
    }
    return !passes.isEmpty();
  }

  private void begin() {
    long serverMs = Meta.number(handle, Meta.SERVER_MS, 0);
    if (serverMs == 0) {
      return; // no server has been heard yet, and there is nothing old
    }
    nextMs = clock.millis() + EVERY.toMillis();
    long before = serverMs - KEPT.toMillis();
    List<Pass> all = new ArrayList<>();
    for (RecordSet set : sets.reading()) {
      all.add(
          new Pass(
              CopyTables.CONTACTS + set.number(),
              "",
              body -> Json.read(body, ContactRecord.class).startedAtMs() < before));
      all.add(
          new Pass(
              CopyTables.TICKETS + set.number(),
              " and id not in (select id from own_tickets)",
              body -> past(Json.read(body, TicketRecord.class), before)));
    }
    passes = all;
  }

  private static boolean past(TicketRecord ticket, long before) {
    return ticket.state().equals(RecordTable.CLOSED) && ticket.createdAtMs() < before;
  }

  private record Row(String id, String body) {}

  /** Once through a table, by id. */
  private final class Pass {
    private final String table;
    private final String select;
    private final Predicate<String> old;
    private String reached = "";

    Pass(String table, String exempt, Predicate<String> old) {
      this.table = table;
      this.select =
          "select id, body from "
              + table
              + " where id > ?"
              + exempt
              + " order by id limit "
              + SLICE;
      this.old = old;
    }

    boolean slice() {
      List<Row> rows =
          handle
              .select(select, reached)
              .map((row, context) -> new Row(row.getString(1), row.getString(2)))
              .list();
      Rows gone = new Rows(handle, "delete from " + table + " where id = ?");
      rows.stream().filter(row -> old.test(row.body)).forEach(row -> gone.add(row.id));
      handle.useTransaction(tx -> gone.execute());
      if (!rows.isEmpty()) {
        reached = rows.getLast().id;
      }
      return rows.size() == SLICE;
    }
  }
}
