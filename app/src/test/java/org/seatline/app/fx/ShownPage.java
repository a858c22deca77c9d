package org.seatline.app.fx;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One page in a window of its own, for tests of it by keyboard. */
public final class ShownPage {
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 700;

  private ShownPage() {}

  /** Shows the page; it has the keys. */
  public static void show(Stage stage, Parent page) {
    Scene scene = new Scene(page, WIDTH, HEIGHT);
    new Look(Theme.LIGHT).dress(scene);
    stage.setScene(scene);
    stage.show();
    page.requestFocus();
  }

  /** Types keys, and waits until the window has done with them. */
  public static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
