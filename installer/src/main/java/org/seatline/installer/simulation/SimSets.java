package org.seatline.installer.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;

/** The rows of a seat's copy: for each shelf one set that is whole, one that is being made. */
final class SimSets {
  private static final String SETS = "sets/";
  private static final String ROW = "row/";
  private static final int NONE = -1;

  private final Disk disk;

  private record Pair(int whole, int building) {
    private static final Pair NOTHING = new Pair(NONE, NONE);
  }

  SimSets(Disk disk) {
    this.disk = disk;
  }

  private Pair of(ChangeShelf shelf) {
    return disk.find(SETS + shelf, Pair.class).orElse(Pair.NOTHING);
  }

  private void put(ChangeShelf shelf, Pair pair) {
    disk.put(SETS + shelf, pair);
  }

  /** The shelves of which anything can be read. */
  Set<ChangeShelf> readable() {
    Set<ChangeShelf> shelves = EnumSet.allOf(ChangeShelf.class);
    shelves.removeIf(shelf -> of(shelf).equals(Pair.NOTHING));
    return shelves;
  }

  void giveUp(ChangeShelf shelf) {
    Pair pair = of(shelf);
    put(shelf, new Pair(kept(pair), NONE));
  }

  /** What stays when a copy is begun anew. */
  private static int kept(Pair pair) {
    return pair.whole == NONE ? pair.building : pair.whole;
  }

  void begin(ChangeShelf shelf) {
    Pair pair = of(shelf);
    put(shelf, new Pair(pair.whole, pair.whole == 0 ? 1 : 0));
  }

  void complete(ChangeShelf shelf) {
    Pair pair = of(shelf);
    if (pair.building != NONE) {
      put(shelf, new Pair(pair.building, NONE));
    }
  }

  void drop(ChangeShelf shelf) {
    put(shelf, Pair.NOTHING);
  }

  /** Empties what nobody reads; a transaction of its own. */
  void sweep() {
    disk.run(
        () -> {
          for (int set = 0; set <= 1; set++) {
            for (String key : disk.below(ROW + set + "/", JsonNode.class).keySet()) {
              Pair pair = of(kind(key.substring(ROW.length() + 2)).shelf());
              if (pair.whole != set && pair.building != set) {
                disk.remove(key);
              }
            }
          }
        });
  }

  void write(Change change) {
    String key = change.kind() + "/" + change.id();
    JsonNode body = change.body();
    if (body == null) {
      disk.remove(ROW + 0 + "/" + key);
      disk.remove(ROW + 1 + "/" + key);
      return;
    }
    ChangeShelf shelf = change.kind().shelf();
    if (of(shelf).equals(Pair.NOTHING)) {
      begin(shelf);
    }
    Pair pair = of(shelf);
    int set = pair.building == NONE ? pair.whole : pair.building;
    disk.put(ROW + set + "/" + key, body);
  }

  /** What people see, by kind and id: of both sets, the newer one first. */
  SortedMap<String, JsonNode> rows() {
    SortedMap<String, JsonNode> rows = kept();
    for (ChangeShelf shelf : ChangeShelf.values()) {
      rows.putAll(rows(of(shelf).building, shelf));
    }
    return rows;
  }

  /** What people see still when the copies are begun anew. */
  SortedMap<String, JsonNode> kept() {
    SortedMap<String, JsonNode> rows = new TreeMap<>();
    for (ChangeShelf shelf : ChangeShelf.values()) {
      rows.putAll(rows(kept(of(shelf)), shelf));
    }
    return rows;
  }

  private SortedMap<String, JsonNode> rows(int set, ChangeShelf shelf) {
    String prefix = ROW + set + "/";
    SortedMap<String, JsonNode> rows = new TreeMap<>();
    disk.below(prefix, JsonNode.class)
        .forEach(
            (key, body) -> {
              String name = key.substring(prefix.length());
              if (kind(name).shelf() == shelf) {
                rows.put(name, body);
              }
            });
    return rows;
  }

  static ChangeKind kind(String name) {
    return ChangeKind.valueOf(name.substring(0, name.indexOf('/')));
  }
}
