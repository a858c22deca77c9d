package org.seatline.app.fx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Rectangle2D;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Lets a test in a window begin only when one of its windows has the focus, as keys go to the
 * window that has it, and a display gives it when it gets to it. The pointer is put into the corner
 * of the screen: over a button, where an earlier test left it, it would call up a tooltip, and what
 * a robot writes would go there.
 */
final class CalmWindow implements BeforeEachCallback {
  private static final int WAIT_S = 20;
  private static final int ASK_AGAIN_MS = 500;

  @Override
  public void beforeEach(ExtensionContext context) throws TimeoutException {
    onScreen(CalmWindow::parkPointer);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_S);
    while (!isThere(ASK_AGAIN_MS)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("no window got the focus in " + WAIT_S + " s");
      }
      onScreen(
          () ->
              Window.getWindows().stream()
                  .filter(Stage.class::isInstance)
                  .findFirst()
                  .ifPresent(Window::requestFocus));
    }
  }

  private static void parkPointer() {
    Rectangle2D screen = Screen.getPrimary().getBounds();
    new Robot().mouseMove(screen.getMaxX() - 1, screen.getMaxY() - 1);
  }

  private static void onScreen(Runnable what) {
    WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(WAIT_S), what);
  }

  private static boolean isThere(int ms) {
    try {
      WaitForAsyncUtils.waitFor(ms, TimeUnit.MILLISECONDS, CalmWindow::hasFocusOrNoWindow);
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
