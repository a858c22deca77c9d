package org.seatline.softphone.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a user agent, with its clock and timers. */
final class AgentThread implements AgentLoop {
  private static final Logger LOG = LoggerFactory.getLogger(AgentThread.class);
  private static final long CLOSE_MAX_MS = 3_000;

  private final ScheduledThreadPoolExecutor executor;
  private final long startWallMs = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();
  private volatile @Nullable Thread own;

  AgentThread(String name) {
    var factory = Thread.ofPlatform().name("sip-" + name).daemon(true).factory();
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = factory.newThread(work);
              own = thread;
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Milliseconds of wall time as of the start, then monotonic: comparable over a restart. */
  @Override
  public long nowMs() {
    return startWallMs + (System.nanoTime() - startNanos) / 1_000_000;
  }

  @Override
  public void execute(Runnable work) {
    try {
      executor.execute(() -> guarded(work));
    } catch (RejectedExecutionException closed) {
      LOG.debug("work dropped: the user agent is closed");
    }
  }

  @Override
  public void executeOrRun(Runnable work) {
    if (Thread.currentThread().equals(own)) {
      work.run();
    } else {
      execute(work);
    }
  }

  @Override
  public @Nullable Future<?> at(long deadlineMs, Runnable work) {
    if (deadlineMs == Long.MAX_VALUE) {
      return null;
    }
    try {
      long delay = Math.max(0, deadlineMs - nowMs());
      return executor.schedule(() -> guarded(work), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("timer dropped: the user agent is closed");
      return null;
    }
  }

  @Override
  public void await(CompletableFuture<?> done) {
    var _ = done.join();
  }

  /** Pieces of work done so far; for tests of idleness. */
  long done() {
    return executor.getCompletedTaskCount();
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("work on the SIP thread failed", e);
    }
  }

  /** Ends the thread, then runs {@code last} (it may block) for at most three seconds. */
  @Override
  public void close(Runnable last) {
    executor.shutdownNow();
    var closer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sip-close").daemon(true).factory());
    try {
      closer.execute(() -> guarded(last));
      closer.shutdown();
      if (!closer.awaitTermination(CLOSE_MAX_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("the SIP stack did not stop within {} ms", CLOSE_MAX_MS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
