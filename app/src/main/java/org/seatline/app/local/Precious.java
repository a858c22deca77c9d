package org.seatline.app.local;

import java.util.List;
import java.util.function.Predicate;
import org.seatline.app.local.Rescue.Kind;
import org.seatline.app.local.SalvageSource.Values;

/**
 * What only this computer has, table by table: what is rescued from a damaged store, and what the
 * spare copy holds.
 *
 * @param table where it is
 * @param key the column that tells its rows apart
 * @param where which of its rows, for SQL
 * @param wanted the same for rows that were read without it
 */
record Precious(Kind kind, String table, String key, String where, Predicate<Values> wanted) {
  static final String OUTBOX = "outbox";
  static final String DRAFTS = "drafts";
  static final String TICKETS = "own_tickets";

  static final List<Precious> ALL =
      List.of(
          all(Kind.DRAFTS, DRAFTS, "id"),
          new Precious(
              Kind.OUTBOX,
              OUTBOX,
              "number",
              "state <> '" + OutboxTable.DONE + "'",
              row -> !row.is("state", OutboxTable.DONE)),
          all(Kind.OUTBOX, TICKETS, "id"),
          all(Kind.CALLS, "call_ends", "call_id"),
          all(Kind.CALLS, "call_notes", "call_id"),
          all(Kind.CALLS, "call_journal", "id"),
          all(Kind.RECORDINGS, "recordings", "id"));

  private static Precious all(Kind kind, String table, String key) {
    return new Precious(kind, table, key, "true", row -> true);
  }
}
