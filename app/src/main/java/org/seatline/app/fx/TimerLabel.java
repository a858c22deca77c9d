package org.seatline.app.fx;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** Shows how long something has lasted, or how long it still lasts; empty without a time. */
public final class TimerLabel extends Label {
  private static final long PERIOD_MS = 250;

  private final ObjectProperty<@Nullable Long> since = new SimpleObjectProperty<>(this, "since");
  private final ObjectProperty<@Nullable Long> until = new SimpleObjectProperty<>(this, "until");

  private final ObjectProperty<@Nullable Long> stopped =
      new SimpleObjectProperty<>(this, "stopped");

  /** A label with the style class {@code timer}. */
  public TimerLabel(String... styleClasses) {
    getStyleClass().add("timer");
    getStyleClass().addAll(styleClasses);
    since.addListener(property -> show());
    until.addListener(property -> show());
    stopped.addListener(property -> show());
    Ticking.whileInScene(this, PERIOD_MS, this::show);
  }

  /** Counts up from this {@link System#nanoTime} value. */
  public ObjectProperty<@Nullable Long> sinceProperty() {
    return since;
  }

  /** Counts down to this {@link System#nanoTime} value. */
  public ObjectProperty<@Nullable Long> untilProperty() {
    return until;
  }

  /** Stands still at this {@link System#nanoTime} value; runs with null. */
  public ObjectProperty<@Nullable Long> stoppedProperty() {
    return stopped;
  }

  private void show() {
    Long begun = since.get();
    Long ends = until.get();
    if (begun != null) {
      setText(Clocks.duration(millisSince(begun)));
    } else if (ends != null) {
      setText(Clocks.duration(999 - millisSince(ends)));
    } else {
      setText("");
    }
  }

  private long millisSince(long nanos) {
    Long still = stopped.get();
    return still == null ? Clocks.millisSince(nanos) : (still - nanos) / 1_000_000;
  }
}
