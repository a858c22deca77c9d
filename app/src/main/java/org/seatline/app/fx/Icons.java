package org.seatline.app.fx;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one family; size and colour come from the stylesheets. */
public final class Icons {
  private Icons() {}

  /** An icon with the style class {@code icon} and those given. */
  public static FontIcon of(Feather feather, String... styleClasses) {
    FontIcon icon = new FontIcon(feather);
    icon.getStyleClass().add("icon");
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }
}
