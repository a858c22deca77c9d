package org.seatline.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangePage;
import org.seatline.protocol.Wire;

/**
 * The change feed: each thing once, with the number of its last change. Numbers grow in commit
 * order, so a reader that has seen number N has seen everything up to N.
 */
public final class Feed {
  private static final int BATCH_ROWS_MAX = 1_000;
  private final Handle handle;

  Feed(Handle handle) {
    this.handle = handle;
  }

  /**
   * One thing as it is now.
   *
   * @param body JSON, or null when it is gone (the feed keeps a tombstone)
   */
  public record Item(ChangeKind kind, String id, @Nullable String body) {
    /** The thing as a protocol record. */
    public static Item of(ChangeKind kind, String id, Object body) {
      return new Item(kind, id, Wire.encode(body));
    }
  }

  /** Puts the items in, in this order, and answers the last change number. */
  public long put(List<Item> items) {
    if (items.isEmpty()) {
      return last();
    }
    long number = Counters.take(handle, Counters.CHANGE, items.size());
    for (int from = 0; from < items.size(); from += BATCH_ROWS_MAX) {
      List<Item> part = items.subList(from, Math.min(items.size(), from + BATCH_ROWS_MAX));
      replace(part, number + from);
    }
    return number + items.size() - 1;
  }

  private void replace(List<Item> part, long firstNumber) {
    PreparedBatch delete = handle.prepareBatch("delete from feed where kind = ? and id = ?");
    PreparedBatch insert =
        handle.prepareBatch("insert into feed (kind, id, change_number, body) values (?, ?, ?, ?)");
    long number = firstNumber;
    for (Item item : part) {
      delete.add(nameOf(item.kind()), item.id());
      insert.add(nameOf(item.kind()), item.id(), number++, item.body());
    }
    delete.execute();
    insert.execute();
  }

  /** The last change number that was handed out and committed. */
  public long last() {
    return Counters.last(handle, Counters.CHANGE);
  }

  /** The bodies of a kind by id, deleted ones not included. */
  public Map<String, String> bodies(ChangeKind kind) {
    return handle
        .select("select id, body from feed where kind = ? and body is not null", nameOf(kind))
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getString(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The page after a number.
   *
   * @param withDrills whether the reader may see drills; others get a feed without them
   */
  public ChangePage page(String epoch, long after, boolean withDrills, int limit) {
    long lastBefore = last();
    List<Change> found =
        handle
            .select(
                "select change_number, kind, id, body from feed where change_number > ?"
                    + (withDrills ? "" : " and kind <> 'drill'")
                    + " order by change_number fetch first "
                    + (limit + 1)
                    + " rows only",
                after)
            .map(
                (rs, ctx) ->
                    new Change(
                        rs.getLong(1),
                        kindOf(rs.getString(2)),
                        rs.getString(3),
                        tree(rs.getString(4))))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean more = found.size() > limit;
    if (more) {
      found.removeLast();
    }
    long lastFound = found.isEmpty() ? after : found.getLast().number();
    long upTo = more ? lastFound : Math.max(lastBefore, lastFound);
    return new ChangePage(epoch, upTo, more, List.copyOf(found));
  }

  private static @Nullable JsonNode tree(@Nullable String body) {
    try {
      return body == null ? null : Wire.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the feed holds what is not JSON", e);
    }
  }

  private static String nameOf(ChangeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static ChangeKind kindOf(String name) {
    return ChangeKind.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
