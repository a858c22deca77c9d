package org.seatline.server.acd;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All deadlines in the order in which they are due; ties by kind, then key. The limits of a
 * caller's wait are kept apart: they come last, when nothing else that is due could help.
 */
final class Deadlines {

  /** What is due. */
  enum Kind {
    OFFER,
    WRAP_UP,
    TALK_LEASE,
    SEAT_LEASE,
    REGISTRATION,
    MENU,
    VOICEMAIL,
    DIAL,
    CHOOSE,
    REST,
    UNHEARD,
    PAUSE,
    PREFER,
    RELAX,
    OVERFLOW,
    MAX_WAIT,
    EXPIRE,
    ASK_CALLBACK,
    ANNOUNCE;

    boolean isLimit() {
      return this == MAX_WAIT || this == OVERFLOW || this == EXPIRE;
    }
  }

  /** One deadline of one offer, seat or call. */
  record Deadline(long atMs, Kind kind, String key) {}

  private static final Comparator<Deadline> ORDER =
      Comparator.comparingLong(Deadline::atMs)
          .thenComparing(Deadline::kind)
          .thenComparing(Deadline::key);

  private final TreeSet<Deadline> usual = new TreeSet<>(ORDER);
  private final TreeSet<Deadline> limits = new TreeSet<>(ORDER);

  void set(long atMs, Kind kind, String key, boolean in) {
    TreeSet<Deadline> set = kind.isLimit() ? limits : usual;
    Deadline deadline = new Deadline(atMs, kind, key);
    if (in) {
      set.add(deadline);
    } else {
      set.remove(deadline);
    }
  }

  void clear() {
    usual.clear();
    limits.clear();
  }

  long nextMs() {
    return Math.min(nextMs(usual), nextMs(limits));
  }

  private static long nextMs(SortedSet<Deadline> set) {
    return set.isEmpty() ? Long.MAX_VALUE : set.first().atMs();
  }

  /** The first deadline that is due and no limit, still in the set; null when none is. */
  @Nullable Deadline due(long nowMs) {
    return nextMs(usual) <= nowMs ? usual.first() : null;
  }

  /** The first limit that is due, still in the set; null when none is. */
  @Nullable Deadline dueLimit(long nowMs) {
    return nextMs(limits) <= nowMs ? limits.first() : null;
  }
}
