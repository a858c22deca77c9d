package org.seatline.server.journal;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * Wall time that never goes back and never stands still: when the wall clock is set back it goes on
 * at the monotonic clock's pace until the wall clock has caught up. Safe for several threads.
 */
public final class AcdClock {
  private static final long NANOS_PER_MS = 1_000_000;

  private final LongSupplier wallMs;
  private final LongSupplier monotonicNanos;
  private long baseMs;
  private long baseNanos;

  public AcdClock(LongSupplier wallMs, LongSupplier monotonicNanos) {
    this.wallMs = wallMs;
    this.monotonicNanos = monotonicNanos;
    this.baseMs = wallMs.getAsLong();
    this.baseNanos = monotonicNanos.getAsLong();
  }

  /** The machine's clocks. */
  public static AcdClock system() {
    return new AcdClock(Clock.systemUTC()::millis, System::nanoTime);
  }

  /** Milliseconds since 1970. */
  public synchronized long nowMs() {
    long passedMs = (monotonicNanos.getAsLong() - baseNanos) / NANOS_PER_MS;
    long steadyMs = baseMs + passedMs;
    long wall = wallMs.getAsLong();
    if (wall > steadyMs) {
      baseMs = wall;
      baseNanos += passedMs * NANOS_PER_MS;
      return wall;
    }
    return steadyMs;
  }

  /** Never to be earlier than this again: the time that a recovered core had reached. */
  synchronized void notBefore(long atMs) {
    long behind = atMs - nowMs();
    if (behind > 0) {
      baseMs += behind;
    }
  }
}
