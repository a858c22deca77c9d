package org.seatline.app.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.seatline.app.local.Rescue.Found;
import org.seatline.app.local.Rescue.Kind;
import org.seatline.app.local.SalvageSource.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a damaged store that are worth keeping, and how they come into the new one. What
 * waits for the server gets numbers of the new store and says under which id it was numbered first:
 * the old counter is never trusted.
 */
final class SalvagedRows {
  private static final Logger LOG = LoggerFactory.getLogger(SalvagedRows.class);

  /** What numbers itself in the new store. */
  private static final Set<String> NOT_COPIED = Set.of("call_journal.id");

  private final Map<Precious, List<Values>> rows = new LinkedHashMap<>();
  private final Set<Precious> whole = new HashSet<>();
  private final Set<String> settled = new HashSet<>();

  /** Reads the damaged store itself first, then from the spare copy what that did not have. */
  void takeFrom(SalvageSource source) {
    for (Precious each : Precious.ALL) {
      if (!whole.contains(each) && take(each, source)) {
        whole.add(each);
      }
    }
  }

  private boolean take(Precious each, SalvageSource source) {
    List<Values> found = rows.computeIfAbsent(each, x -> new ArrayList<>());
    Set<String> known = new HashSet<>();
    found.forEach(row -> known.add(each.keyOf(row)));
    return source.rows(
        each.table(),
        row -> {
          String key = each.keyOf(row);
          if (!each.wanted().test(row)) {
            settled.add(each.table() + key);
          } else if (!settled.contains(each.table() + key) && known.add(key)) {
            found.add(row);
          }
        });
  }

  /** How much there is. */
  Map<Kind, Found> found() {
    Map<Kind, Found> found = new EnumMap<>(Kind.class);
    for (Precious each : Precious.ALL) {
      int count = each.counted() ? of(each).size() : 0;
      Found before = found.getOrDefault(each.kind(), new Found(0, true));
      boolean all = before.whole() && whole.contains(each);
      found.put(each.kind(), new Found(before.rows() + count, all));
    }
    return found;
  }

  private List<Values> of(Precious each) {
    return rows.getOrDefault(each, List.of());
  }

  /** Writes it into the new store, within the caller's transaction. */
  void writeTo(Handle handle) {
    RescuedOutbox outbox = new RescuedOutbox(handle);
    dropDraftsOfTickets();
    rows.forEach(
        (each, values) -> {
          Set<String> columns = columns(handle, each.table());
          boolean some =
              values.removeIf(row -> !write(handle, outbox, each, kept(row, columns, each)));
          if (some) {
            whole.remove(each);
          }
        });
  }

  /** A draft that the spare copy still has and that is a ticket by now. */
  private void dropDraftsOfTickets() {
    Set<String> tickets = new HashSet<>();
    rows.forEach(
        (each, values) -> {
          if (each.table().equals(Precious.TICKETS)) {
            values.forEach(row -> tickets.add(each.keyOf(row)));
          }
        });
    rows.forEach(
        (each, values) -> {
          if (each.table().equals(Precious.DRAFTS)) {
            values.removeIf(row -> tickets.contains(each.keyOf(row)));
          }
        });
  }

  private static Set<String> columns(Handle handle, String table) {
    return Set.copyOf(
        handle
            .select(
                "select lower(column_name) from information_schema.columns"
                    + " where table_schema = 'PUBLIC' and table_name = ?",
                table.toUpperCase(Locale.ROOT))
            .mapTo(String.class)
            .list());
  }

  private static Map<String, @Nullable Object> kept(Values row, Set<String> columns, Precious of) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(row.byColumn());
    kept.keySet()
        .removeIf(name -> !columns.contains(name) || NOT_COPIED.contains(of.table() + "." + name));
    return kept;
  }

  /** A row that does not fit is what damage has made of it. */
  private static boolean write(
      Handle handle, RescuedOutbox outbox, Precious of, Map<String, @Nullable Object> row) {
    if (!outbox.adopt(of, row)) {
      return true; // it was about something that did not come out, which is told
    }
    StringJoiner names = new StringJoiner(", ");
    StringJoiner marks = new StringJoiner(", ");
    row.keySet().forEach(name -> names.add(name));
    row.keySet().forEach(name -> marks.add("?"));
    try {
      handle.execute(
          "insert into " + of.table() + " (" + names + ") values (" + marks + ")",
          row.values().toArray());
      return true;
    } catch (UnableToExecuteStatementException e) {
      LOG.warn("a row of {} is damaged and left where it was: {}", of.table(), e.getMessage());
      return false;
    }
  }
}
