package org.seatline.installer.simulation;

import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.StoreMark;
import org.seatline.server.sync.core.Lineage;
import org.seatline.server.sync.core.MutationLedger.Line;

/** What the server keeps on its disk. Writes happen within transactions. */
class ServerBooks {
  private static final String EPOCH = "meta/epoch";
  private static final String LAST = "meta/last";
  private static final String HORIZON = "meta/horizon";
  private static final String RUN = "run/";
  private static final String MARK = "mark/";
  private static final String LINE = "line/";
  private static final String CONTENT = "content/";
  private static final String FEED = "feed/";
  private static final String ORDER = "order/";
  private static final String LOG = "log/";

  /** One thing of the feed as it is now; without a body it was deleted. */
  record Entry(long number, ChangeKind kind, String id, @Nullable Object body) {}

  /** A mutation that was applied: for the checker, who asks nobody else. */
  record Applied(Mutation mutation) {}

  private final Disk disk;

  ServerBooks(Disk disk) {
    this.disk = disk;
  }

  final Disk disk() {
    return disk;
  }

  void begin(String epoch) {
    disk.put(EPOCH, epoch);
    disk.put(LAST, 0L);
  }

  void startRun(String id) {
    disk.put(String.format("%s%09d", RUN, runs().size()), new Lineage.Run(id, last()));
  }

  private SortedMap<String, Lineage.Run> runs() {
    return disk.below(RUN, Lineage.Run.class);
  }

  Lineage lineage() {
    return new Lineage(disk.get(EPOCH, String.class), List.copyOf(runs().values()), last());
  }

  long last() {
    return disk.get(LAST, Long.class);
  }

  long horizon() {
    return disk.find(HORIZON, Long.class).orElse(0L);
  }

  long takeNumber() {
    long next = last() + 1;
    disk.put(LAST, next);
    return next;
  }

  @Nullable StoreMark mark(String client) {
    return disk.find(MARK + client, StoreMark.class).orElse(null);
  }

  void putMark(String client, StoreMark mark) {
    disk.put(MARK + client, mark);
  }

  @Nullable Line line(String client, long number) {
    return disk.find(LINE + client + "/" + number, Line.class).orElse(null);
  }

  /** A line of this content where it, or the mutation that is asked for, was numbered again. */
  @Nullable Line elsewhere(String contentHash, boolean numberedAgain) {
    return disk.below(CONTENT + contentHash + "/", Line.class).values().stream()
        .filter(line -> numberedAgain || line.origin() != null)
        .findFirst()
        .orElse(null);
  }

  void addLine(String client, long number, Line line) {
    takeNumber();
    disk.put(LINE + client + "/" + number, line);
    disk.put(CONTENT + line.contentHash() + "/" + client + "/" + number, line);
  }

  void log(Mutation mutation) {
    disk.put(String.format("%s%09d", LOG, last()), new Applied(mutation));
  }

  /** What was applied, in its order. */
  List<Mutation> applied() {
    return disk.below(LOG, Applied.class).values().stream().map(Applied::mutation).toList();
  }

  void putEntry(ChangeKind kind, String id, @Nullable Object body) {
    String key = FEED + kind + "/" + id;
    disk.find(key, Entry.class).ifPresent(old -> disk.remove(order(old.number())));
    Entry entry = new Entry(takeNumber(), kind, id, body);
    disk.put(key, entry);
    disk.put(order(entry.number()), key);
  }

  private static String order(long number) {
    return String.format("%s%09d", ORDER, number);
  }

  <T> Optional<T> find(ChangeKind kind, String id, Class<T> type) {
    return disk.find(FEED + kind + "/" + id, Entry.class)
        .filter(entry -> entry.body() != null)
        .map(entry -> type.cast(entry.body()));
  }

  /** All entries of a kind that are there. */
  List<Entry> entries(ChangeKind kind) {
    return disk.below(FEED + kind + "/", Entry.class).values().stream()
        .filter(entry -> entry.body() != null)
        .toList();
  }

  /** The changes of a shelf after a number, at most so many. */
  List<Change> changes(ChangeShelf shelf, long after, int most) {
    List<Change> found = new ArrayList<>();
    for (String key : disk.after(ORDER, order(after), String.class)) {
      Entry entry = disk.get(key, Entry.class);
      if (entry.kind().shelf() == shelf) {
        found.add(change(entry));
      }
      if (found.size() == most) {
        break;
      }
    }
    return found;
  }

  static Change change(Entry entry) {
    Object body = entry.body();
    return new Change(
        entry.number(), entry.kind(), entry.id(), body == null ? null : new POJONode(body));
  }

  /** Forgets deletions up to this number. */
  boolean dropTombstones(long upTo) {
    long newest = 0;
    for (Map.Entry<String, Entry> each : disk.below(FEED, Entry.class).entrySet()) {
      Entry entry = each.getValue();
      if (entry.body() == null && entry.number() <= upTo) {
        disk.remove(each.getKey());
        disk.remove(order(entry.number()));
        newest = Math.max(newest, entry.number());
      }
    }
    if (newest > 0) {
      disk.put(HORIZON, Math.max(horizon(), newest));
    }
    return newest > 0;
  }
}
