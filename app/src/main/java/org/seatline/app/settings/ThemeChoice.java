package org.seatline.app.settings;

/** Which colours the person wants. */
public enum ThemeChoice {
  /** Dark text on light. */
  LIGHT,
  /** Light text on dark. */
  DARK,
  /** Black on white, strong lines. */
  CONTRAST_LIGHT,
  /** White on black, strong lines. */
  CONTRAST_DARK,
  /** Whatever the operating system shows, and changing with it. */
  SYSTEM
}
