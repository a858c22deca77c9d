package org.seatline.server.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Wire;

/**
 * The change feed: each thing once, with the number of its last change. Numbers grow in commit
 * order, so a reader that has seen number N has seen everything up to N.
 */
public final class Feed {
  private static final int FEW = 100;

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
    replace(items, number);
    return number + items.size() - 1;
  }

  private void replace(List<Item> items, long firstNumber) {
    boolean few = items.size() < FEW;
    Set<ChangeKind> known = few ? EnumSet.allOf(ChangeKind.class) : kinds();
    Batch delete = Batch.of(handle, "delete from feed where kind = ? and id = ?");
    Batch insert =
        Batch.of(handle, "insert into feed (kind, id, change_number, body) values (?, ?, ?, ?)");
    long number = firstNumber;
    for (Item item : items) {
      if (known.contains(item.kind())) {
        delete.add(nameOf(item.kind()), item.id());
      }
      insert.add(nameOf(item.kind()), item.id(), number++, item.body());
    }
    delete.execute();
    insert.execute();
  }

  /** Of these there is something in the feed; of others there is nothing to take away. */
  private Set<ChangeKind> kinds() {
    Set<ChangeKind> known = EnumSet.noneOf(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      if (handle
          .select("select 1 from feed where kind = ? fetch first 1 rows only", nameOf(kind))
          .mapTo(Integer.class)
          .findOne()
          .isPresent()) {
        known.add(kind);
      }
    }
    return known;
  }

  /** The body of a thing as JSON, when it is there. */
  public Optional<String> body(ChangeKind kind, String id) {
    return handle
        .select(
            "select body from feed where kind = ? and id = ? and body is not null",
            nameOf(kind),
            id)
        .mapTo(String.class)
        .findOne();
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

  /** Takes a change number for something that no reader sees, and answers it. */
  public long takeNumber() {
    return Counters.take(handle, Counters.CHANGE, 1);
  }

  /** The number of the newest deletion that is no longer remembered. */
  public long horizon() {
    return Counters.last(handle, Counters.HORIZON);
  }

  /** Forgets deletions up to this number. */
  public void forgetDeletions(long upTo) {
    handle
        .select(
            "select max(change_number) from feed where body is null and change_number <= ?", upTo)
        .mapTo(Long.class)
        .findOne()
        .ifPresent(
            newest -> {
              Counters.raise(handle, Counters.HORIZON, newest);
              handle.execute("delete from feed where body is null and change_number <= ?", newest);
            });
  }

  /** Reads it. */
  public FeedReader reader() {
    return new FeedReader(handle);
  }

  static String nameOf(ChangeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
