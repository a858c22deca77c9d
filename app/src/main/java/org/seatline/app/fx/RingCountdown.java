package org.seatline.app.fx;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A ring that shrinks as the time runs out, with the seconds left in it. */
public final class RingCountdown extends StackPane {
  private static final long PERIOD_MS = 100;

  private final ObjectProperty<@Nullable Long> until = new SimpleObjectProperty<>(this, "until");
  private final ObjectProperty<Long> totalMs = new SimpleObjectProperty<>(this, "totalMs", 1L);
  private final Arc arc;
  private final Label seconds = new Label();

  /** A ring of this diameter in pixels. */
  public RingCountdown(double diameter) {
    double radius = diameter / 2 - 2;
    Circle ground = new Circle(radius);
    ground.getStyleClass().add("ring-ground");
    arc = new Arc(0, 0, radius, radius, 90, 360);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("ring-left");
    // The arc's bounds shrink with it: a square of its own keeps it in the middle.
    Pane square = new Pane(ground, arc);
    ground.setCenterX(diameter / 2);
    ground.setCenterY(diameter / 2);
    arc.setCenterX(diameter / 2);
    arc.setCenterY(diameter / 2);
    seconds.getStyleClass().add("ring-seconds");
    getStyleClass().add("ring-countdown");
    getChildren().addAll(square, seconds);
    setAlignment(Pos.CENTER);
    setMinSize(diameter, diameter);
    setMaxSize(diameter, diameter);
    until.addListener(property -> show());
    Ticking.whileInScene(this, PERIOD_MS, this::show);
  }

  /** When the time is over, a {@link System#nanoTime} value; null shows an empty ring. */
  public ObjectProperty<@Nullable Long> untilProperty() {
    return until;
  }

  /** The whole time in milliseconds, at least 1. */
  public ObjectProperty<Long> totalMsProperty() {
    return totalMs;
  }

  private void show() {
    Long end = until.get();
    long leftMs = end == null ? 0 : Math.max(0, -Clocks.millisSince(end));
    arc.setLength(360.0 * Math.min(1, (double) leftMs / Math.max(1, totalMs.get())));
    arc.setVisible(leftMs > 0);
    seconds.setText(end == null ? "" : Long.toString((leftMs + 999) / 1000));
  }
}
