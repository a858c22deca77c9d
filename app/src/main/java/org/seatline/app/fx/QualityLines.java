package org.seatline.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.seatline.app.session.QualityScale;

/**
 * Mean opinion scores of the last minute as lines from left to right, now at the right edge, over
 * three zones: good, fair and poor. The scale is that of the score, 1 to 4.5, and never changes.
 */
public final class QualityLines extends Region {
  /** Seconds from the left edge to the right one. */
  static final int SECONDS = 60;

  private static final double[] ZONE_FROM = {
    QualityScale.GOOD_MOS, QualityScale.FAIR_MOS, QualityScale.MOS_MIN
  };
  private static final double[] ZONE_TO = {
    QualityScale.MOS_MAX, QualityScale.GOOD_MOS, QualityScale.FAIR_MOS
  };
  private static final String[] ZONES = {"good", "fair", "poor"};

  private final List<Region> zones = new ArrayList<>();
  private final List<Path> paths = new ArrayList<>();
  private List<List<Double>> minutes = List.of();

  /** Without lines yet; they have the style classes {@code quality-line} and one of these each. */
  public QualityLines(String... lines) {
    getStyleClass().add("quality-lines");
    for (String zone : ZONES) {
      Region ground = new Region();
      ground.getStyleClass().addAll("quality-zone", zone);
      ground.setManaged(false);
      zones.add(ground);
    }
    for (String line : lines) {
      Path path = new Path();
      path.getStyleClass().addAll("quality-line", line);
      path.setManaged(false);
      paths.add(path);
    }
    getChildren().addAll(zones);
    getChildren().addAll(paths);
    setMouseTransparent(true);
  }

  /** Shows a series for each line, the oldest second first; less than 1 leaves a gap. */
  public void show(List<List<Double>> series) {
    if (!series.equals(minutes)) {
      minutes = List.copyOf(series);
      requestLayout();
    }
  }

  /** How far from the top a score is drawn in a picture of this height. */
  static double y(double mos, double height) {
    double share = (QualityScale.MOS_MAX - mos) / (QualityScale.MOS_MAX - QualityScale.MOS_MIN);
    return Math.clamp(share, 0, 1) * height;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    for (int i = 0; i < ZONES.length; i++) {
      double top = snapPositionY(y(ZONE_TO[i], height));
      double bottom = snapPositionY(y(ZONE_FROM[i], height));
      zones.get(i).resizeRelocate(0, top, width, bottom - top);
    }
    for (int i = 0; i < paths.size(); i++) {
      draw(paths.get(i), i < minutes.size() ? minutes.get(i) : List.of(), width, height);
    }
  }

  private static void draw(Path path, List<Double> minute, double width, double height) {
    path.getElements().clear();
    double step = width / (SECONDS - 1);
    boolean gap = true;
    for (int i = 0; i < minute.size(); i++) {
      double mos = minute.get(i);
      if (mos < QualityScale.MOS_MIN) {
        gap = true;
        continue;
      }
      double x = width - (minute.size() - 1 - i) * step;
      double y = Math.clamp(y(mos, height), 1, height - 1);
      path.getElements().add(gap ? new MoveTo(x, y) : new LineTo(x, y));
      gap = false;
    }
  }
}
