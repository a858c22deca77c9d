package org.seatline.app.fx;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Calls something again and again while a node is part of a scene, and never when it is not. */
public final class Ticking {
  private Ticking() {}

  /** Calls {@code tick} at once and every {@code periodMs} while the node is in a scene. */
  public static void whileInScene(Node node, long periodMs, Runnable tick) {
    Timeline timeline = new Timeline(new KeyFrame(Duration.millis(periodMs), event -> tick.run()));
    timeline.setCycleCount(Timeline.INDEFINITE);
    node.sceneProperty()
        .addListener(
            (property, before, scene) -> {
              if (scene == null) {
                timeline.stop();
              } else {
                tick.run();
                timeline.play();
              }
            });
  }
}
