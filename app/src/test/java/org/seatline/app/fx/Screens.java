package org.seatline.app.fx;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether windows can be opened here. */
final class Screens {
  private Screens() {}

  /** Whether there is a screen, or has to be one: CI may not skip. */
  static boolean shouldBeThere() {
    return "true".equals(System.getenv("CI"))
        || !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        || "Headless".equals(System.getProperty("glass.platform"))
        || isSet(System.getenv("DISPLAY"));
  }

  private static boolean isSet(@Nullable String variable) {
    return variable != null && !variable.isBlank();
  }
}
