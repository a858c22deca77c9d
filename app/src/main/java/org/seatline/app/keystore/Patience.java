package org.seatline.app.keystore;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.seatline.app.keystore.SystemKeysException.Reason;

/** Waits a bounded time for a key store that asks its owner something. */
final class Patience {
  /** Time to find and type a password. */
  static final int SECONDS_MAX = 90;

  private static final int WITHDRAW_SECONDS = 2;

  private Patience() {}

  /**
   * The outcome of a call.
   *
   * @param withdraw makes the call return early
   */
  static <T> T of(Callable<T> call, Runnable withdraw) throws SystemKeysException {
    ExecutorService asking =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("system-keys").daemon(true).factory());
    Future<T> asked = asking.submit(call);
    try {
      return asked.get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      withdraw.run();
      throw new SystemKeysException(Reason.GONE, "no answer in " + SECONDS_MAX + " s");
    } catch (InterruptedException e) {
      withdraw.run();
      Thread.currentThread().interrupt();
      throw new SystemKeysException(Reason.GONE, "interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SystemKeysException known) {
        throw known;
      }
      throw new IllegalStateException("the key store could not be called", e.getCause());
    } finally {
      asking.shutdown();
      awaitEnd(asking);
    }
  }

  /** What the call still uses may be freed only after it. */
  private static void awaitEnd(ExecutorService asking) {
    try {
      if (!asking.awaitTermination(WITHDRAW_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the key store's call cannot be withdrawn");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
