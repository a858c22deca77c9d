package org.seatline.softphone.media;

/**
 * Counts of what was received, copied from the receiver once a second into an object that is used
 * again. Guarded by its owner.
 */
final class Reception {
  /** Before the first packet; never written. */
  static final Reception NONE = new Reception();

  /** Packets that should have come, that came, that never came, and that came for nothing. */
  long expected;

  long received;
  long lost;
  long late;

  /** Packets whose fate is known, those that were missed, and the runs of these. */
  long settled;

  long missed;
  long runs;

  double jitterMs;
  int bufferMs;

  void copy(Reception other) {
    expected = other.expected;
    received = other.received;
    lost = other.lost;
    late = other.late;
    settled = other.settled;
    missed = other.missed;
    runs = other.runs;
    jitterMs = other.jitterMs;
    bufferMs = other.bufferMs;
  }
}
