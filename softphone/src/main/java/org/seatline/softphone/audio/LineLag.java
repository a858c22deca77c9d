package org.seatline.softphone.audio;

/**
 * Whether a line has run dry or over: it then moves less sound in a second than the second has.
 * javax.sound itself says nothing of it. Pure.
 */
final class LineLag {
  private static final int CHUNKS_PER_SECOND = 100;
  private static final long CHUNK_NANOS = 1_000_000_000L / CHUNKS_PER_SECOND;

  /** Two clocks differ by less in a second, and the best of a hundred chunks varies by less. */
  private static final long GAP_NANOS = 4_000_000;

  private boolean begun;
  private long dueNanos;
  private int chunks;
  private long least = Long.MAX_VALUE;

  /** Of the second before; a line begins with a lag of its own. */
  private long before = Long.MAX_VALUE / 2;

  /**
   * A chunk of 10 ms was moved.
   *
   * @return whether something was lost in the second that ends with it
   */
  boolean moved(long nanos) {
    dueNanos = begun ? dueNanos + CHUNK_NANOS : nanos;
    begun = true;
    least = Math.min(least, nanos - dueNanos);
    chunks++;
    if (chunks < CHUNKS_PER_SECOND) {
      return false;
    }
    boolean gap = least - before > GAP_NANOS;
    before = least;
    least = Long.MAX_VALUE;
    chunks = 0;
    return gap;
  }
}
