package org.seatline.installer.simulation;

/** The process is gone. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean power;

  Crash(boolean power) {
    super("crash", null, false, false);
    this.power = power;
  }

  /** Whether the computer stopped with it, so that what was not synced is gone too. */
  boolean power() {
    return power;
  }
}
