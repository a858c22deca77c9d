package org.seatline.app.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ChangeShelf;

/**
 * There are two sets of tables for the copy of each shelf, so that a copy that is begun anew does
 * not empty the old one: that stays readable until the new one is whole. Which set is which is kept
 * with the points, in the same transactions. On the store's thread.
 */
final class CopySets {
  /** The numbers of the sets. */
  static final List<Integer> ALL = List.of(0, 1);

  private static final int NONE = -1;
  private static final String META = "sets-";

  private final Handle handle;
  private final Map<ChangeShelf, Pair> cached = new EnumMap<>(ChangeShelf.class);

  private record Pair(int whole, int building) {
    private static final Pair NOTHING = new Pair(NONE, NONE);
  }

  CopySets(Handle handle) {
    this.handle = handle;
  }

  /** What stands in the database counts again: after a transaction that may have failed. */
  void reread() {
    cached.clear();
  }

  private Pair of(ChangeShelf shelf) {
    return cached.computeIfAbsent(
        shelf, s -> Meta.get(handle, META + s.id()).map(CopySets::pair).orElse(Pair.NOTHING));
  }

  private static Pair pair(String text) {
    String[] numbers = text.split(" ", -1);
    return new Pair(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  private void put(ChangeShelf shelf, Pair pair) {
    Meta.put(handle, META + shelf.id(), pair.whole + " " + pair.building);
    cached.put(shelf, pair);
  }

  /** Where the copy is made, or kept up once it is whole; one is begun when there is none. */
  int writing(ChangeShelf shelf) {
    Pair pair = of(shelf);
    if (pair.building != NONE) {
      return pair.building;
    }
    if (pair.whole != NONE) {
      return pair.whole;
    }
    put(shelf, new Pair(NONE, ALL.getFirst()));
    return ALL.getFirst();
  }

  /** Where to read, newest first. */
  List<Integer> reading(ChangeShelf shelf) {
    Pair pair = of(shelf);
    List<Integer> sets = new ArrayList<>();
    for (int set : new int[] {pair.building, pair.whole}) {
      if (set != NONE) {
        sets.add(set);
      }
    }
    return sets;
  }

  /** Whether a copy is being made. */
  boolean makes(ChangeShelf shelf) {
    return of(shelf).building != NONE;
  }

  /** Those that hold nothing anybody may read. */
  List<Integer> unused(ChangeShelf shelf) {
    List<Integer> unused = new ArrayList<>(ALL);
    unused.removeAll(reading(shelf));
    return unused;
  }

  /**
   * Gives up the copy that is being made, so that another one can be begun. What there is of a
   * first one goes on being read.
   */
  void giveUp(ChangeShelf shelf) {
    Pair pair = of(shelf);
    put(shelf, new Pair(pair.whole != NONE ? pair.whole : pair.building, NONE));
  }

  /** Begins a copy in a set that was emptied. */
  void begin(ChangeShelf shelf) {
    Pair pair = of(shelf);
    put(shelf, new Pair(pair.whole, pair.whole == ALL.getFirst() ? ALL.getLast() : ALL.getFirst()));
  }

  /** The copy that was being made is whole, and takes the old one's place. */
  void complete(ChangeShelf shelf) {
    Pair pair = of(shelf);
    if (pair.building != NONE) {
      put(shelf, new Pair(pair.building, NONE));
    }
  }

  /** Nobody may read anything of this shelf any more. */
  void drop(ChangeShelf shelf) {
    put(shelf, Pair.NOTHING);
  }
}
