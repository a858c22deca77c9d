package org.seatline.app.fx;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.seatline.app.session.QualityScale;
import org.seatline.protocol.QualityLevel;

/**
 * Mean opinion scores of the last minute, small: a bar a second, now at the right edge, in the
 * colour of its level. The scale is that of the score, 1 to 4.5, and never changes.
 */
public final class QualityBars extends Region {
  private final Map<QualityLevel, Path> paths = new EnumMap<>(QualityLevel.class);
  private List<Double> minute = List.of();

  /** Without bars yet. */
  public QualityBars() {
    getStyleClass().add("quality-minute");
    for (QualityLevel level : QualityLevel.values()) {
      Path path = new Path();
      path.getStyleClass().addAll("quality-minute-bars", QualityScale.id(level));
      path.setManaged(false);
      paths.put(level, path);
    }
    getChildren().addAll(paths.values());
    setMouseTransparent(true);
  }

  /** Shows the scores, the oldest second first; less than 1 leaves a gap. */
  public void show(List<Double> next) {
    if (!next.equals(minute)) {
      minute = List.copyOf(next);
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    paths.values().forEach(path -> path.getElements().clear());
    double step = getWidth() / QualityLines.SECONDS;
    for (int i = 0; i < minute.size(); i++) {
      double mos = minute.get(i);
      QualityLevel level = QualityScale.level(mos);
      Path path = level == null ? null : paths.get(level);
      if (path != null) {
        bar(path, getWidth() - (minute.size() - i) * step, mos, step);
      }
    }
  }

  private void bar(Path path, double x, double mos, double width) {
    double top = Math.min(QualityLines.y(mos, getHeight()), getHeight() - 1);
    path.getElements()
        .addAll(
            new MoveTo(x, getHeight()),
            new LineTo(x, top),
            new LineTo(x + width, top),
            new LineTo(x + width, getHeight()),
            new ClosePath());
  }
}
