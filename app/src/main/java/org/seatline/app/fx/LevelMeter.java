package org.seatline.app.fx;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;

/** A thin bar that is as full as a sound is loud. */
public final class LevelMeter extends Region {
  private final DoubleProperty level = new SimpleDoubleProperty(this, "level");
  private final Region fill = new Region();

  /** An empty bar; {@code styleClass} says whose sound it is. */
  public LevelMeter(String styleClass) {
    getStyleClass().addAll("level-meter", styleClass);
    fill.getStyleClass().add("level-fill");
    getChildren().add(fill);
    level.addListener(property -> requestLayout());
  }

  /** 0 silent to 1 full scale. */
  public DoubleProperty levelProperty() {
    return level;
  }

  @Override
  protected void layoutChildren() {
    double filled = Math.clamp(level.get(), 0.0, 1.0) * getWidth();
    fill.resizeRelocate(0, 0, Math.round(filled), getHeight());
  }
}
