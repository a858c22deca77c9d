package org.seatline.softphone.rtp;

/** The times of pulls: an even pace, with the noise of threads that wake up late taken out. */
final class PullClock {
  /** A pull further than this from its time begins a new pace. */
  private static final long APART_MAX_NANOS = 150_000_000;

  /** Share of a deviation that is believed. */
  private static final int BELIEVED = 16;

  /** What a guessed clock is slow by, so that packets can push it on: one in a thousand. */
  private static final int SLOW = 1000;

  private boolean started;
  private long last;
  private long lastLength;

  /** The time of a pull for so much sound that was made at {@code nanos}. */
  long at(long nanos, long lengthNanos) {
    long expected = last + lastLength;
    long off = nanos - expected;
    last = !started || Math.abs(off) > APART_MAX_NANOS ? nanos : expected + off / BELIEVED;
    started = true;
    lastLength = lengthNanos;
    return last;
  }

  /** The time of a pull of which only the latest packet before it is known. */
  long guess(long latestPacketNanos, long lengthNanos) {
    long expected = last + lastLength - lastLength / SLOW;
    last = started ? Math.max(expected, latestPacketNanos) : latestPacketNanos;
    started = true;
    lastLength = lengthNanos;
    return last;
  }
}
