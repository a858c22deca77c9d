package org.seatline.app.session;

import java.util.concurrent.TimeUnit;

/**
 * How fast the copy is made: as fast as it goes while nobody talks, and with a fifth of the time
 * while a call is up, so that the voice has the processor. Thread-safe.
 */
final class CopyPace {
  /** For each millisecond of work, so many of rest. */
  private static final int REST_PER_WORK = 4;

  private static final long REST_MAX_MS = 1_000;

  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(12);
  private static final int SLICE_MIN = 100;
  private static final int SLICE_FIRST = 250;

  /** As many as a page brings. */
  private static final int SLICE_MAX = 1_000;

  private boolean callUp;
  private int slice = SLICE_FIRST;

  /** Whether a call is up from now on. */
  synchronized void callUp(boolean on) {
    callUp = on;
    notifyAll();
  }

  /** Whether there is nothing to yield to. */
  synchronized boolean free() {
    return !callUp;
  }

  /**
   * How many changes to store at once: what takes about 12 ms, so that drafts and look-ups are not
   * kept waiting, and no fewer, because each commit has its price.
   */
  synchronized int slice() {
    return slice;
  }

  /** So many changes took so long to store. */
  synchronized void stored(int changes, long workedNanos) {
    long fitting = changes * SLICE_NANOS / Math.max(1, workedNanos);
    slice = Math.clamp(Math.clamp(fitting, slice / 2, slice * 2), SLICE_MIN, SLICE_MAX);
  }

  /** After some work: waits while a call is up, not longer than its share asks for. */
  synchronized void after(long workedNanos) throws InterruptedException {
    long restMs =
        Math.clamp(TimeUnit.NANOSECONDS.toMillis(workedNanos) * REST_PER_WORK, 1, REST_MAX_MS);
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(restMs);
    while (callUp) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
      if (leftMs <= 0) {
        return;
      }
      wait(leftMs);
    }
  }
}
