package org.seatline.app.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What people did about what came back to them, by its number in the outbox. */
final class DealtTable {
  /** Seen, and put away by its author. */
  static final String PUT_AWAY = "put-away";

  /** Something else was submitted in its place. */
  static final String REPLACED = "replaced";

  private final Handle handle;

  DealtTable(Handle handle) {
    this.handle = handle;
  }

  void put(List<Long> numbers, String how, long nowMs) {
    for (long number : numbers) {
      handle.execute(
          "merge into dealt_with (number, how, at_ms) key (number) values (?, ?, ?)",
          number,
          how,
          nowMs);
    }
  }

  void remove(List<Long> numbers) {
    numbers.forEach(number -> handle.execute("delete from dealt_with where number = ?", number));
  }

  /** How each was dealt with. */
  Map<Long, String> all() {
    return handle
        .select("select number, how from dealt_with")
        .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Forgets what was rejected and dealt with before this time, with every word of it. */
  void prune(long beforeMs) {
    handle.execute(
        "delete from outbox where state = ? and number in"
            + " (select number from dealt_with where at_ms < ?)",
        OutboxTable.REJECTED,
        beforeMs);
    handle.execute("delete from dealt_with where number not in (select number from outbox)");
  }
}
