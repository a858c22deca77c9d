package org.seatline.softphone.srtp;

import java.util.Arrays;

/**
 * Remembers which of the last packets came already (RFC 3711 section 3.3.2). Wider than the 64 that
 * the RFC asks for, since a radio network may hold packets back for seconds. Not thread-safe.
 */
final class ReplayWindow {
  /** Packets remembered; 20 s of RTP. */
  static final int PACKETS = 1024;

  private final long[] seen = new long[PACKETS / Long.SIZE];
  private long highest = -1;

  /** The highest index so far, or -1 before the first. */
  long highest() {
    return highest;
  }

  /** Whether a packet of this index may still be taken. */
  boolean mayCome(long index) {
    return index > highest || (index >= 0 && highest - index < PACKETS && !isSet(index));
  }

  /** Notes a packet whose authenticity is proven. */
  void came(long index) {
    if (index - highest >= PACKETS) {
      Arrays.fill(seen, 0);
    } else {
      for (long skipped = highest + 1; skipped < index; skipped++) {
        seen[word(skipped)] &= ~bit(skipped);
      }
    }
    seen[word(index)] |= bit(index);
    highest = Math.max(highest, index);
  }

  private boolean isSet(long index) {
    return (seen[word(index)] & bit(index)) != 0;
  }

  private static int word(long index) {
    return (int) (index % PACKETS) / Long.SIZE;
  }

  private static long bit(long index) {
    return 1L << (index % Long.SIZE);
  }
}
