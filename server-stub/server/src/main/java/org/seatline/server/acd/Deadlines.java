package org.seatline.server.acd;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All deadlines in the order in which they are due; ties by kind, then key. */
final class Deadlines {

  /** What is due. */
  enum Kind {
    OFFER,
    WRAP_UP,
    TALK_LEASE,
    SEAT_LEASE,
    MENU,
    MAX_WAIT,
    ANNOUNCE
  }

  /** One deadline of one offer, seat or call. */
  record Deadline(long atMs, Kind kind, String key) {}

  private static final Comparator<Deadline> ORDER =
      Comparator.comparingLong(Deadline::atMs)
          .thenComparing(Deadline::kind)
          .thenComparing(Deadline::key);

  private final TreeSet<Deadline> due = new TreeSet<>(ORDER);

  void add(long atMs, Kind kind, String key) {
    due.add(new Deadline(atMs, kind, key));
  }

  void remove(long atMs, Kind kind, String key) {
    due.remove(new Deadline(atMs, kind, key));
  }

  void clear() {
    due.clear();
  }

  long nextMs() {
    return due.isEmpty() ? Long.MAX_VALUE : due.first().atMs();
  }

  /** The first deadline that is due, still in the set; null when none is. */
  @Nullable Deadline due(long nowMs) {
    return nextMs() <= nowMs ? due.first() : null;
  }
}
