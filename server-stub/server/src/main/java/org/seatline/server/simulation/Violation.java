package org.seatline.server.simulation;

/** A broken promise, by the checker's name for it. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String rule;

  Violation(String rule, String detail) {
    super(rule + ": " + detail);
    this.rule = rule;
  }

  private Violation(String rule, String message, Violation cause) {
    super(message, cause);
    this.rule = rule;
  }

  /** The same, saying how to see it again. */
  Violation ofSeed(long seed) {
    return new Violation(
        rule, "seed " + seed + " (replay with -Dseed=" + seed + "): " + getMessage(), this);
  }

  String rule() {
    return rule;
  }
}
