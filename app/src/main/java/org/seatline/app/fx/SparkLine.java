package org.seatline.app.fx;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** A small line of the last values, oldest first, scaled to the largest of them. */
public final class SparkLine extends Region {
  private final Polyline line = new Polyline();
  private final Polygon area = new Polygon();
  private List<Integer> values = List.of();

  /** An empty line. */
  public SparkLine() {
    getStyleClass().add("spark-line");
    line.getStyleClass().add("spark-stroke");
    area.getStyleClass().add("spark-area");
    line.setManaged(false);
    area.setManaged(false);
    getChildren().addAll(area, line);
  }

  /** Shows these values. */
  public void setValues(List<Integer> next) {
    values = List.copyOf(next);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    line.getPoints().clear();
    area.getPoints().clear();
    if (values.isEmpty()) {
      return;
    }
    double floor = getHeight() - 1;
    double step = getWidth() / Math.max(1, values.size() - 1);
    int largest = Math.max(1, values.stream().mapToInt(Integer::intValue).max().orElse(1));
    area.getPoints().addAll(0.0, floor);
    for (int i = 0; i < values.size(); i++) {
      double y = floor - (floor - 1) * values.get(i) / largest;
      line.getPoints().addAll(i * step, y);
      area.getPoints().addAll(i * step, y);
    }
    area.getPoints().addAll((values.size() - 1) * step, floor);
  }
}
