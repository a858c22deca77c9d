package org.seatline.server.telephony;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timers by a thread of their own, which hands over to the user agent's. */
final class ThreadTimers implements Timers {
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("telephony-timers").daemon(true).factory());
  private final Executor thread;

  ThreadTimers(Executor thread) {
    this.thread = thread;
  }

  @Override
  public Future<?> after(long ms, Runnable work) {
    return scheduler.schedule(() -> thread.execute(work), ms, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
