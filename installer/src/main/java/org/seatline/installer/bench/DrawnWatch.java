package org.seatline.installer.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * Sees when a text is on the screen: laid out, and handed to the screen, which is so when the frame
 * after it begins. On the UI thread but for {@link #expect}.
 */
final class DrawnWatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Scene scene;
  private final String nodeId;
  private @Nullable Expected expected;
  private @Nullable Node node;

  /**
   * When a text was laid out, and when the next frame began, by {@link System#nanoTime}.
   *
   * @param uiCpuNanos the UI thread's processor time when it was laid out
   */
  record Drawn(long laidOutNanos, long drawnNanos, long uiCpuNanos) {}

  private record Expected(String text, CompletableFuture<Drawn> drawn) {}

  private long laidOutNanos;
  private long uiCpuNanos;

  /**
   * @param nodeId the node whose text counts
   */
  DrawnWatch(Scene scene, String nodeId) {
    this.scene = scene;
    this.nodeId = nodeId;
    scene.addPreLayoutPulseListener(this::beforeLayout);
    scene.addPostLayoutPulseListener(this::afterLayout);
  }

  /** Completes when a frame shows this text. */
  CompletableFuture<Drawn> expect(String text) {
    CompletableFuture<Drawn> drawn = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          laidOutNanos = 0;
          expected = new Expected(text, drawn);
        });
    return drawn;
  }

  private void beforeLayout() {
    Expected waiting = expected;
    if (waiting != null && laidOutNanos != 0) {
      expected = null;
      waiting.drawn.complete(new Drawn(laidOutNanos, System.nanoTime(), uiCpuNanos));
    }
  }

  private void afterLayout() {
    Expected waiting = expected;
    if (waiting != null && laidOutNanos == 0 && waiting.text.equals(text())) {
      laidOutNanos = System.nanoTime();
      uiCpuNanos = THREADS.getCurrentThreadCpuTime();
      Platform.requestNextPulse();
    }
  }

  /** What is there now. */
  String text() {
    if (node == null || node.getScene() == null) {
      node = scene.lookup("#" + nodeId);
    }
    return switch (node) {
      case Labeled label -> label.getText();
      case TextInputControl field -> field.getText();
      case null, default -> "";
    };
  }
}
