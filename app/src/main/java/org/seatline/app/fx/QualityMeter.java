package org.seatline.app.fx;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.QualityLevel;

/** How well one is heard: up to four bars, and the word. */
public final class QualityMeter extends HBox {
  private static final int BARS = 4;
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final Label word = new Label();
  private final Region[] bars = new Region[BARS];

  /** Shows nothing yet. */
  public QualityMeter() {
    getStyleClass().add("quality-meter");
    setAlignment(Pos.CENTER_LEFT);
    HBox all = new HBox();
    all.getStyleClass().add("quality-bars");
    all.setAlignment(Pos.BOTTOM_LEFT);
    for (int i = 0; i < BARS; i++) {
      Region bar = new Region();
      bar.getStyleClass().add("quality-bar");
      double height = 5 + 3.0 * i;
      bar.setMinSize(3, height);
      bar.setMaxSize(3, height);
      bars[i] = bar;
      all.getChildren().add(bar);
    }
    all.setMaxHeight(Region.USE_PREF_SIZE);
    word.getStyleClass().add("quality-word");
    word.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(all, word);
  }

  /** Bars without a word, for where there is little room. */
  public static QualityMeter barsOnly() {
    QualityMeter meter = new QualityMeter();
    meter.getChildren().remove(meter.word);
    return meter;
  }

  /** The word. */
  public Label word() {
    return word;
  }

  /** Lights one bar for each step of the level, none while it is not known. */
  public void show(@Nullable QualityLevel level) {
    getStyleClass().removeAll("good", "fair", "poor");
    getStyleClass()
        .add(level == QualityLevel.GOOD ? "good" : level == QualityLevel.FAIR ? "fair" : "poor");
    int lit = level == null ? 0 : barsOf(level);
    for (int i = 0; i < BARS; i++) {
      bars[i].pseudoClassStateChanged(LIT, i < lit);
    }
  }

  private static int barsOf(QualityLevel level) {
    return switch (level) {
      case BAD -> 1;
      case POOR -> 2;
      case FAIR -> 3;
      case GOOD -> BARS;
    };
  }
}
