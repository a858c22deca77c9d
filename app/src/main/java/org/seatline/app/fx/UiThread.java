package org.seatline.app.fx;

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
}
