package org.seatline.server.simulation.shell;

/**
 * A broken promise of the shells, by the watcher's name for it. An error, so that the product does
 * not catch it.
 */
final class Broken extends AssertionError {
  private static final long serialVersionUID = 1L;
  private final String rule;

  Broken(String rule, String detail) {
    super(rule + ": " + detail);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
