package org.seatline.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import org.seatline.app.settings.ThemeChoice;

/** The colours that are shown. */
public enum Theme {
  /** Dark text on light. */
  LIGHT,
  /** Light text on dark. */
  DARK,
  /** Black on white, strong lines. */
  CONTRAST_LIGHT,
  /** White on black, strong lines. */
  CONTRAST_DARK;

  /** The dark one for a light one, and the other way round. */
  public Theme other() {
    return switch (this) {
      case LIGHT -> DARK;
      case DARK -> LIGHT;
      case CONTRAST_LIGHT -> CONTRAST_DARK;
      case CONTRAST_DARK -> CONTRAST_LIGHT;
    };
  }

  /** Light or dark by name; light for an unknown one. */
  public static Theme of(String name) {
    return name.equalsIgnoreCase("dark") ? DARK : LIGHT;
  }

  /** Light text on dark. */
  public boolean isDark() {
    return this == DARK || this == CONTRAST_DARK;
  }

  /** Made to be read by weak eyes. */
  public boolean isContrast() {
    return this == CONTRAST_LIGHT || this == CONTRAST_DARK;
  }

  /** The choice that always shows this theme. */
  public ThemeChoice choice() {
    return ThemeChoice.valueOf(name());
  }

  String baseStylesheet() {
    return isDark()
        ? new PrimerDark().getUserAgentStylesheetBSS()
        : new PrimerLight().getUserAgentStylesheetBSS();
  }

  String tokens() {
    return "tokens-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".css";
  }
}
