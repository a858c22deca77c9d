package org.seatline.server.acd.simulation;

/** A broken promise, by the checker's name for it. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String rule;

  Violation(String rule, String detail) {
    super(rule + ": " + detail);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
