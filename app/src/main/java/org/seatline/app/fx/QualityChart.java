package org.seatline.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** {@link QualityLines} with its axes: the score at the left, the last minute below. */
public final class QualityChart extends Region {
  private static final double LEFT = 18;
  private static final double BELOW = 18;
  private static final double TOP = 6;
  private static final int[] SCORES = {1, 2, 3, 4};

  private final QualityLines lines;
  private final List<Label> scores = new ArrayList<>();
  private final List<Region> grid = new ArrayList<>();
  private final Label begin = new Label();
  private final Label end = new Label();

  /** A chart without lines yet; their style classes are these. */
  public QualityChart(Messages messages, String... styleClasses) {
    lines = new QualityLines(styleClasses);
    getStyleClass().add("quality-chart");
    begin.textProperty().bind(messages.text("quality.minute-ago"));
    end.textProperty().bind(messages.text("quality.now"));
    getChildren().add(lines);
    for (int score : SCORES) {
      Label label = new Label(Integer.toString(score));
      label.getStyleClass().add("quality-axis");
      Region line = new Region();
      line.getStyleClass().add("quality-grid");
      scores.add(label);
      grid.add(line);
    }
    begin.getStyleClass().add("quality-axis");
    end.getStyleClass().add("quality-axis");
    getChildren().addAll(grid);
    getChildren().addAll(scores);
    getChildren().addAll(begin, end);
  }

  /** Shows a series for each line, the oldest second first. */
  public void show(List<List<Double>> series) {
    lines.show(series);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - LEFT;
    double height = getHeight() - BELOW - TOP;
    lines.resizeRelocate(LEFT, TOP, width, height);
    for (int i = 0; i < SCORES.length; i++) {
      double y = TOP + QualityLines.y(SCORES[i], height);
      Label label = scores.get(i);
      label.autosize();
      label.relocate(LEFT - 6 - label.getWidth(), y - label.getHeight() / 2);
      grid.get(i).resizeRelocate(LEFT, Math.round(y), width, 1);
    }
    begin.autosize();
    end.autosize();
    begin.relocate(LEFT, getHeight() - begin.getHeight());
    end.relocate(getWidth() - end.getWidth(), getHeight() - end.getHeight());
  }
}
