package org.seatline.app.fx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Lets a test in a window begin only when one of its windows has the focus, as keys go to the
 * window that has it: a display gives it when it gets to it.
 */
final class FocusFirst implements BeforeEachCallback {
  private static final int WAIT_S = 20;
  private static final int ASK_AGAIN_MS = 500;

  @Override
  public void beforeEach(ExtensionContext context) throws TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
    while (!isThere(ASK_AGAIN_MS)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("no window got the focus in " + WAIT_S + " s");
      }
      WaitForAsyncUtils.waitForAsyncFx(
          TimeUnit.SECONDS.toMillis(WAIT_S),
          () ->
              Window.getWindows().stream()
                  .filter(Stage.class::isInstance)
                  .findFirst()
                  .ifPresent(Window::requestFocus));
    }
  }

  private static boolean isThere(int ms) {
    try {
      WaitForAsyncUtils.waitFor(ms, TimeUnit.MILLISECONDS, FocusFirst::hasFocusOrNoWindow);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  private static boolean hasFocusOrNoWindow() {
    return WaitForAsyncUtils.waitForAsyncFx(
        TimeUnit.SECONDS.toMillis(WAIT_S),
        () ->
            Window.getWindows().stream().noneMatch(Stage.class::isInstance)
                || Window.getWindows().stream().anyMatch(Window::isFocused));
  }
}
