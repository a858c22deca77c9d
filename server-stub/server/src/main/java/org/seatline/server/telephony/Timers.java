package org.seatline.server.telephony;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timers that fire on the user agent's thread. */
final class Timers implements AutoCloseable {
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("telephony-timers").daemon(true).factory());
  private final Executor thread;

  Timers(Executor thread) {
    this.thread = thread;
  }

  /**
   * Runs {@code work} on the user agent's thread after a while; cancel the answer to prevent it.
   */
  Future<?> after(long ms, Runnable work) {
    return scheduler.schedule(() -> thread.execute(work), ms, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
