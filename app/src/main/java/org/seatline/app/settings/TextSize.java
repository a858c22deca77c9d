package org.seatline.app.settings;

/** How large everything is written. */
public enum TextSize {
  /** More on the screen. */
  SMALL(0.92),
  /** As drawn. */
  NORMAL(1.0),
  /** For tired eyes. */
  LARGE(1.15);

  private final double factor;

  TextSize(double factor) {
    this.factor = factor;
  }

  /** What the sizes of type, icons and boxes are multiplied with. */
  public double factor() {
    return factor;
  }
}
