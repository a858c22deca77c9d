package org.seatline.app.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;

/** Light or dark. */
public enum Theme {
  /** Dark text on light. */
  LIGHT,
  /** Light text on dark. */
  DARK;

  /** The other one. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** The theme of this name; light for an unknown one. */
  public static Theme of(String name) {
    return name.equalsIgnoreCase("dark") ? DARK : LIGHT;
  }

  String baseStylesheet() {
    return this == LIGHT
        ? new PrimerLight().getUserAgentStylesheetBSS()
        : new PrimerDark().getUserAgentStylesheetBSS();
  }

  String tokens() {
    return "tokens-" + name().toLowerCase(Locale.ROOT) + ".css";
  }
}
