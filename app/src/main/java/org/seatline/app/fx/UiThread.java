package org.seatline.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The only caller of {@link Platform#runLater}.
 *
 * <p>View models do not need it: they are given a seat whose observers and futures already arrive
 * on the UI thread (in the program), or on the test's thread (in tests).
 */
public final class UiThread {
  private UiThread() {}

  /** Runs it now when on the UI thread, otherwise there, soon. */
  public static void run(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  /** Runs it on the UI thread after what happens there now. */
  public static void later(Runnable task) {
    Platform.runLater(task);
  }

  /**
   * A consumer for any thread that hands the latest value to {@code onUi} on the UI thread. Values
   * that are overtaken before the UI thread looks are dropped: a slow screen never builds a queue.
   */
  public static <T> Consumer<T> latest(Consumer<T> onUi) {
    AtomicReference<T> newest = new AtomicReference<>();
    return value -> {
      if (newest.getAndSet(value) == null) {
        Platform.runLater(
            () -> {
              T taken = newest.getAndSet(null);
              if (taken != null) {
                onUi.accept(taken);
              }
            });
      }
    };
  }

  /** The same outcome, delivered on the UI thread. */
  public static <T> CompletableFuture<T> deliver(CompletableFuture<T> future) {
    return future.whenCompleteAsync((value, error) -> {}, UiThread::run);
  }
}
