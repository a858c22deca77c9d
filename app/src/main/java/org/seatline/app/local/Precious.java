package org.seatline.app.local;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.seatline.app.local.Rescue.Kind;
import org.seatline.app.local.SalvageSource.Values;

/**
 * What only this computer has, table by table: what is rescued from a damaged store, and what the
 * spare copy holds.
 *
 * @param table where it is
 * @param keys the columns that tell its rows apart
 * @param where which of its rows, for SQL
 * @param wanted the same for rows that were read without it
 */
record Precious(
    Kind kind, String table, List<String> keys, String where, Predicate<Values> wanted) {
  static final String OUTBOX = "outbox";
  static final String DRAFTS = "drafts";
  static final String TICKETS = "own_tickets";

  /** What people did about rows of the outbox, by their numbers. */
  static final String DEALT_WITH = "dealt_with";

  /** What people were in the middle of when the seat ended. */
  static final String LEFT_WORK = "left_work";

  /** What is told as a count; of the others each row goes with one that is. */
  private static final Set<String> COUNTED =
      Set.of(DRAFTS, OUTBOX, "call_ends", "call_notes", "call_journal", "recordings");

  static final List<Precious> ALL =
      List.of(
          new Precious(
              Kind.DRAFTS,
              DRAFTS,
              List.of("id"),
              "true",
              row -> row.of(DraftTable.CONTENT) != null),
          new Precious(
              Kind.OUTBOX,
              OUTBOX,
              List.of("number"),
              "state <> '" + OutboxTable.DONE + "' or conflicts is not null",
              row -> !row.is("state", OutboxTable.DONE) || row.of("conflicts") != null),
          all(Kind.OUTBOX, DEALT_WITH, "number"),
          all(Kind.OUTBOX, TICKETS, "id"),
          all(Kind.CALLS, LEFT_WORK, "agent_id", "what"),
          all(Kind.CALLS, "call_ends", "call_id"),
          all(Kind.CALLS, "call_notes", "call_id"),
          all(Kind.CALLS, "call_journal", "id"),
          all(Kind.RECORDINGS, "recordings", "id"));

  private static Precious all(Kind kind, String table, String... keys) {
    return new Precious(kind, table, List.of(keys), "true", row -> true);
  }

  /** Whether its rows are told as things of their own. */
  boolean counted() {
    return COUNTED.contains(table);
  }

  /** What tells this row apart. */
  String keyOf(Values row) {
    return keys.stream().map(key -> Objects.toString(row.of(key))).collect(Collectors.joining(" "));
  }
}
