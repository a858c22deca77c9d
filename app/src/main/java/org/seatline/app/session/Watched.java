package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what failed where nobody else would notice. */
public final class Watched {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  private Watched() {}

  /** Says {@code could not WHAT} in the log when this fails. */
  public static void log(String what, CompletableFuture<?> work) {
    var _ =
        work.whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("could not {}", what, failed);
              }
            });
  }

  /** Hands the value on when it is there; says {@code could not WHAT} in the log when it fails. */
  public static <T extends @Nullable Object> void take(
      String what, CompletableFuture<T> work, Consumer<? super T> taker) {
    var _ =
        work.whenComplete(
            (value, failed) -> {
              if (failed == null) {
                taker.accept(value);
              } else {
                LOG.error("could not {}", what, failed);
              }
            });
  }

  /**
   * As {@link #take}, for what is only shown: when the desk has closed, nobody is left to see it,
   * and that is no failure.
   */
  public static <T extends @Nullable Object> void read(
      String what, CompletableFuture<T> work, Consumer<? super T> taker) {
    var _ =
        work.whenComplete(
            (value, failed) -> {
              if (failed == null) {
                taker.accept(value);
              } else if (isClosed(failed)) {
                LOG.debug("did not {}: the desk is closed", what);
              } else {
                LOG.error("could not {}", what, failed);
              }
            });
  }

  private static boolean isClosed(Throwable failed) {
    Throwable reason = failed instanceof CompletionException ? failed.getCause() : failed;
    return reason instanceof DeskClosedException;
  }

  /** Waits for work that cannot fail; false when it has not ended in time, or we shall not wait. */
  public static boolean ended(CompletableFuture<?> work, long maxMs) {
    try {
      work.get(maxMs, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
