package org.seatline.app.fx;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;

/** What the operating system shows at the moment. On the UI thread. */
final class SystemTheme {
  /** Set by Windows when the person has switched its contrast themes on. */
  private static final String CONTRAST = "Windows.SPI.HighContrast";

  private final InvalidationListener changed;
  private boolean followed;

  /**
   * @param whenChanged called on the UI thread from the first {@link #follow} on
   */
  SystemTheme(Runnable whenChanged) {
    this.changed = preferences -> whenChanged.run();
  }

  /** The theme for the system's colours of the moment; tells of changes from now on. */
  Theme follow() {
    Platform.Preferences preferences = Platform.getPreferences();
    if (!followed) {
      followed = true;
      preferences.addListener(changed);
    }
    boolean dark = preferences.getColorScheme() == ColorScheme.DARK;
    boolean contrast = preferences.getBoolean(CONTRAST).orElse(false);
    if (contrast) {
      return dark ? Theme.CONTRAST_DARK : Theme.CONTRAST_LIGHT;
    }
    return dark ? Theme.DARK : Theme.LIGHT;
  }
}
