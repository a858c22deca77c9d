package org.seatline.installer.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Conflict;

/** What a seat keeps on its disk, and in which transactions. */
class SeatBooks {
  private static final String CLIENT = "meta/client";
  private static final String GENERATION = "meta/generation";
  private static final String NEXT = "meta/next";
  private static final String KNOWN = "meta/known";
  private static final String VERSION = "meta/version";
  private static final String ITEM = "item/";
  private static final String POINT = "point/";
  private static final long VERSION_NOW = 2;

  /** What becomes of a mutation. */
  enum Standing {
    PENDING,
    DONE,
    REJECTED
  }

  /** A mutation in the outbox. */
  record Item(
      long number,
      String client,
      Mutation mutation,
      Standing standing,
      @Nullable String code,
      @Nullable String origin,
      List<Conflict> conflicts,
      long doneAtMs) {

    Item is(Standing next, @Nullable String why, List<Conflict> open, long atMs) {
      return new Item(number, client, mutation, next, why, origin, open, atMs);
    }

    Item numbered(long next, String nextClient) {
      return new Item(next, nextClient, mutation, standing, code, first(), conflicts, doneAtMs);
    }

    private String first() {
      return origin == null ? client : origin;
    }
  }

  private final Disk disk;
  private final SimSets sets;

  SeatBooks(Disk disk) {
    this.disk = disk;
    this.sets = new SimSets(disk);
  }

  final Disk disk() {
    return disk;
  }

  /** A new store, such as an earlier version of the program made it. */
  void beginOld(String client) {
    disk.put(CLIENT, client);
    disk.put(VERSION, 1L);
  }

  /** Brings an older store up to date, in one transaction. */
  boolean upgrade() {
    if (disk.get(VERSION, Long.class) == VERSION_NOW) {
      return false;
    }
    disk.run(
        () -> {
          String client = client();
          for (Item item : items().values()) {
            put(
                new Item(
                    item.number, client, item.mutation, item.standing, null, null, List.of(), 0));
          }
          disk.put(VERSION, VERSION_NOW);
        });
    return true;
  }

  /** Makes what was committed survive a power cut. */
  void sync() {
    disk.sync();
  }

  /** Begins another life of this store; it is on disk before anything is sent. */
  long nextGeneration() {
    long next = generation() + 1;
    disk.run(() -> disk.put(GENERATION, next));
    sync();
    return next;
  }

  private long generation() {
    return disk.find(GENERATION, Long.class).orElse(0L);
  }

  String client() {
    return disk.get(CLIENT, String.class);
  }

  HistoryPoint known() {
    return disk.find(KNOWN, HistoryPoint.class).orElse(HistoryPoint.NONE);
  }

  void putKnown(HistoryPoint known) {
    disk.put(KNOWN, known);
  }

  /** Stores what somebody did; it is safe when this returns. */
  Item submit(Mutation mutation) {
    Item added = disk.tx(() -> add(mutation));
    sync();
    return added;
  }

  private Item add(Mutation mutation) {
    String client = disk.get(VERSION, Long.class) == VERSION_NOW ? client() : "";
    Item item =
        new Item(takeNumber(), client, mutation, Standing.PENDING, null, null, List.of(), 0);
    put(item);
    return item;
  }

  private long takeNumber() {
    long next = disk.find(NEXT, Long.class).orElse(1L);
    disk.put(NEXT, next + 1);
    return next;
  }

  private void put(Item item) {
    disk.put(key(item.number), item);
  }

  private static String key(long number) {
    return String.format("%s%09d", ITEM, number);
  }

  SortedMap<String, Item> items() {
    return disk.below(ITEM, Item.class);
  }

  Item item(long number) {
    return disk.get(key(number), Item.class);
  }

  List<OutboxCore.Item> pending() {
    return items().values().stream()
        .filter(item -> item.standing == Standing.PENDING)
        .map(item -> new OutboxCore.Item(item.number, item.mutation.subject()))
        .toList();
  }

  /** Within a transaction. */
  void done(long number, List<Conflict> conflicts, long atMs) {
    put(item(number).is(Standing.DONE, null, conflicts, atMs));
  }

  /** Within a transaction. */
  void aside(long number, String code) {
    put(item(number).is(Standing.REJECTED, code, List.of(), 0));
  }

  /** Forgets what was acknowledged before this moment of the server's clock, not of any other. */
  int prune(long beforeMs, Clocks clocks) {
    int pruned = 0;
    for (Item item : items().values()) {
      if (item.standing == Standing.DONE && item.doneAtMs < beforeMs) {
        disk.remove(key(item.number));
        pruned++;
      }
    }
    return pruned;
  }

  /** Takes a new client id and numbers what waits again: safe before any of it is sent. */
  void renew(String client) {
    disk.run(
        () -> {
          disk.put(CLIENT, client);
          renumber();
        });
    sync();
  }

  /** What waits, under the present client id, in its order. Within a transaction. */
  void renumber() {
    String client = client();
    for (Item item : items().values()) {
      if (item.standing == Standing.PENDING) {
        disk.remove(key(item.number));
        put(numberedAgain(item, takeNumber(), client));
      }
    }
  }

  /** It still says under which client id it was numbered first. */
  Item numberedAgain(Item item, long number, String client) {
    return item.numbered(number, client);
  }

  /** What the server had acknowledged waits again; whether any of it has another client id. */
  boolean sendAgain() {
    boolean ofAnother = false;
    for (Item item : items().values()) {
      if (item.standing == Standing.DONE) {
        put(item.is(Standing.PENDING, null, item.conflicts, 0));
        ofAnother |= !item.client.equals(client());
      }
    }
    return ofAnother;
  }

  /**
   * The server has forgotten: the copy is to be made anew, what it had acknowledged waits again.
   * Within a transaction.
   */
  void forgotten(HistoryPoint server) {
    if (sendAgain()) {
      renumber();
    }
    for (ChangeShelf shelf : ChangeShelf.values()) {
      giveUp(shelf);
    }
    putKnown(server);
  }

  Map<ChangeShelf, Point> points() {
    Map<ChangeShelf, Point> points = new EnumMap<>(ChangeShelf.class);
    sets.readable().forEach(shelf -> points.put(shelf, Point.START));
    disk.below(POINT, Point.class)
        .forEach(
            (key, point) -> points.put(ChangeShelf.valueOf(key.substring(POINT.length())), point));
    return points;
  }

  void putPoints(Map<ChangeShelf, Point> points) {
    points.forEach((shelf, point) -> disk.put(POINT + shelf.name(), point));
  }

  final SimSets sets() {
    return sets;
  }

  /**
   * The copy of a shelf has to be made anew; what there is stays readable. Within a transaction.
   */
  void giveUp(ChangeShelf shelf) {
    sets.giveUp(shelf);
    disk.remove(POINT + shelf.name());
  }

  /** Drops the copy of a shelf. Within a transaction. */
  final void drop(ChangeShelf shelf) {
    sets.drop(shelf);
    disk.remove(POINT + shelf.name());
  }

  /** The copy as people see it. */
  final SortedMap<String, JsonNode> rows() {
    return sets.rows();
  }

  /** The bodies of a kind that the copy has. */
  <T> List<T> bodies(ChangeKind kind, Class<T> type) {
    List<T> bodies = new ArrayList<>();
    rows()
        .forEach(
            (key, node) -> {
              if (SimSets.kind(key) == kind && node instanceof POJONode held) {
                bodies.add(type.cast(held.getPojo()));
              }
            });
    return bodies;
  }

  /** Writes changes into the copy. Within a transaction. */
  void write(List<Change> changes) {
    changes.forEach(sets::write);
  }
}
