package org.seatline.installer.demo;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether there is a display to open windows on. */
final class Displays {
  private Displays() {}

  /** What to do about a missing display, or null when there is one. */
  static @Nullable String missing() {
    return missing(System.getProperty("os.name", ""), System.getenv(), Locale.getDefault());
  }

  static @Nullable String missing(String system, Map<String, String> environment, Locale locale) {
    boolean ownDisplay = system.startsWith("Windows") || system.startsWith("Mac");
    if (ownDisplay || !environment.getOrDefault("DISPLAY", "").isEmpty()) {
      return null;
    }
    return locale.getLanguage().equals("zh")
        ? "找不到显示器（未设置 DISPLAY）。请在图形桌面中运行，或改用无窗口演示：mvn -q -Pdemo -Dheadless -Dcalls=5"
        : "there is no display (DISPLAY is not set). Run it in a graphical session, or without"
            + " windows: mvn -q -Pdemo -Dheadless -Dcalls=5";
  }
}
