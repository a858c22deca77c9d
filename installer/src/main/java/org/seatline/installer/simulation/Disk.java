package org.seatline.installer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A disk with a database on it: what is in a transaction is there whole or not at all, a commit
 * survives a kill, and only what was synced survives a power cut.
 */
final class Disk {
  private static final char AFTER_ALL = '\uffff';

  /** Where something may go wrong. */
  enum Moment {
    COMMIT,
    COMMITTED,
    SYNC,
    SYNCED
  }

  /** Decides whether it does, by throwing. */
  interface Faults {
    void at(Moment moment);
  }

  private record Undo(String key, @Nullable Object before) {}

  private final NavigableMap<String, Object> data;
  private final List<Undo> unsynced = new ArrayList<>();
  private Faults faults = moment -> {};

  Disk() {
    this(new TreeMap<>());
  }

  private Disk(NavigableMap<String, Object> data) {
    this.data = data;
  }

  /** The same on another disk, as a backup has it. */
  Disk copy() {
    return new Disk(new TreeMap<>(data));
  }

  void faults(Faults next) {
    faults = next;
  }

  /** Does this in one transaction. */
  <T> T tx(Supplier<T> work) {
    int begin = unsynced.size();
    T result;
    try {
      result = work.get();
      faults.at(Moment.COMMIT);
    } catch (DiskError | Crash | Refusal e) {
      undoTo(begin);
      throw e;
    }
    faults.at(Moment.COMMITTED);
    return result;
  }

  /** Does this in one transaction. */
  void run(Runnable work) {
    boolean _ =
        tx(
            () -> {
              work.run();
              return true;
            });
  }

  /** What was committed survives a power cut from here on. */
  void sync() {
    faults.at(Moment.SYNC);
    unsynced.clear();
    faults.at(Moment.SYNCED);
  }

  /** What was not synced is gone. */
  void powerCut() {
    undoTo(0);
  }

  private void undoTo(int begin) {
    while (unsynced.size() > begin) {
      Undo undo = unsynced.removeLast();
      Object before = undo.before();
      if (before == null) {
        data.remove(undo.key());
      } else {
        data.put(undo.key(), before);
      }
    }
  }

  void put(String key, Object value) {
    unsynced.add(new Undo(key, data.put(key, value)));
  }

  void remove(String key) {
    Object before = data.remove(key);
    if (before != null) {
      unsynced.add(new Undo(key, before));
    }
  }

  <T> Optional<T> find(String key, Class<T> type) {
    return Optional.ofNullable(data.get(key)).map(type::cast);
  }

  <T> T get(String key, Class<T> type) {
    return find(key, type).orElseThrow(() -> new NoSuchElementException(key));
  }

  /** All whose keys begin so and come after this one, by key; not to be kept over a write. */
  <T> Iterable<T> after(String prefix, String key, Class<T> type) {
    return () ->
        data.subMap(key, false, prefix + AFTER_ALL, false).values().stream()
            .map(type::cast)
            .iterator();
  }

  /** All below this prefix, by key, as it is now. */
  <T> SortedMap<String, T> below(String prefix, Class<T> type) {
    SortedMap<String, T> found = new TreeMap<>();
    for (Map.Entry<String, Object> entry : data.subMap(prefix, prefix + AFTER_ALL).entrySet()) {
      found.put(entry.getKey(), type.cast(entry.getValue()));
    }
    return found;
  }
}
