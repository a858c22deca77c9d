package org.seatline.app.local;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.seatline.app.session.DeskClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that touches the database. */
final class StoreThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
  private static final int CLOSE_MAX_SECONDS = 10;

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("seat-store").daemon(true).factory());

  private final StoreConnection connection;
  private final Runnable whenLost;

  /**
   * Works on this file, and opens it again when the disk failed under it.
   *
   * @param whenLost run on the store's thread when the disk has failed
   */
  StoreThread(StoreConnection connection, Runnable whenLost) {
    this.connection = connection;
    this.whenLost = whenLost;
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Runs work on the store's thread. */
  <T> CompletableFuture<T> call(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              result.complete(attempt(work));
            } catch (Exception e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new DeskClosedException(e));
    }
    return result;
  }

  private <T> T attempt(Callable<T> work) throws Exception {
    connection.ready();
    try {
      return work.call();
    } catch (Exception e) {
      if (connection.examine(e)) {
        whenLost.run();
      }
      throw e;
    }
  }

  /** Runs work on the store's thread. */
  CompletableFuture<Void> run(Runnable work) {
    return call(
        () -> {
          work.run();
          return null;
        });
  }

  /** Runs work on the store's thread after a while. */
  CompletableFuture<Void> runLater(Runnable work, long delayMs) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    later(
        () -> {
          try {
            attempt(Executors.callable(work));
            result.complete(null);
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        },
        delayMs);
    return result;
  }

  /** Runs what needs no file on the store's thread after a while; failures are logged. */
  void later(Runnable work, long delayMs) {
    try {
      var _ =
          executor.schedule(
              () -> {
                try {
                  work.run();
                } catch (RuntimeException e) {
                  LOG.error("work of the local store failed", e);
                }
              },
              delayMs,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the local store is closed");
    }
  }

  /** Lets what was asked for finish, at most 10 s; what was to be done later is not done. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the local store did not come to rest in {} s", CLOSE_MAX_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
