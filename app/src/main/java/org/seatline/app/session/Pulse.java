package org.seatline.app.session;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Whether the server lives: numbered heartbeats, and when anything was heard last. One thread. */
final class Pulse {
  private long heardNanos;
  private long sentNanos;
  private long number;

  /** Something was heard, whatever it was. */
  void heard(long nowNanos) {
    heardNanos = nowNanos;
  }

  /** Whether the server was silent for longer than this. */
  boolean silentFor(long maxMs, long nowNanos) {
    return nowNanos - heardNanos > TimeUnit.MILLISECONDS.toNanos(maxMs);
  }

  /** A heartbeat is sent now: its number. */
  long next(long nowNanos) {
    sentNanos = nowNanos;
    return ++number;
  }

  /** How long the way there and back took, in ms; nothing for a heartbeat that was overtaken. */
  OptionalLong roundTripMs(long answered) {
    return answered == number
        ? OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(heardNanos - sentNanos))
        : OptionalLong.empty();
  }
}
