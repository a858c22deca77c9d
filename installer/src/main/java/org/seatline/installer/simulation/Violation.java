package org.seatline.installer.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A broken promise, by the checker's name for it. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String rule;

  private Violation(String rule, String message) {
    super(message);
    this.rule = rule;
  }

  /** Throws when something does not hold. */
  static void require(boolean holds, String rule, @Nullable Object... details) {
    if (!holds) {
      throw new Violation(rule, rule + ": " + Arrays.toString(details));
    }
  }

  /** The same, saying how to see it again. */
  Violation ofSeed(long seed) {
    return new Violation(
        rule, "seed " + seed + " (replay with -Dseed=" + seed + "): " + getMessage());
  }

  String rule() {
    return rule;
  }
}
