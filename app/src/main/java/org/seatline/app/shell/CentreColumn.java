package org.seatline.app.shell;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/**
 * Script above, articles below; on a very wide screen side by side, so that no sentence becomes a
 * line that nobody can follow with the eyes.
 */
final class CentreColumn extends Region {
  private static final double SIDE_FROM = 1_280;
  private static final double SIDE_SHARE = 0.36;
  private static final double SIDE_MAX = 620;
  private static final double GAP = 1;
  private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

  private final Region script;
  private final Region articles;

  CentreColumn(Region script, Region articles) {
    this.script = script;
    this.articles = articles;
    getStyleClass().add("centre-column");
    setMinSize(0, 0);
    getChildren().addAll(script, articles);
    widthProperty()
        .addListener(property -> pseudoClassStateChanged(BESIDE, getWidth() >= SIDE_FROM));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (width >= SIDE_FROM) {
      double side = Math.round(Math.min(SIDE_MAX, width * SIDE_SHARE));
      script.resizeRelocate(0, 0, width - side - GAP, height);
      articles.resizeRelocate(width - side, 0, side, height);
      return;
    }
    double low = Math.min(articles.prefHeight(width), height / 2);
    script.resizeRelocate(0, 0, width, height - low - GAP);
    articles.resizeRelocate(0, height - low, width, low);
  }
}
