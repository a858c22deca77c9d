package org.seatline.app.local;

/**
 * What it costs to make a key of a password, and so to try one.
 *
 * @param memoryKib memory for one try, in KiB; as much again stays with the program
 * @param passes over that memory
 */
record KeyCost(int memoryKib, int passes) {
  /**
   * More than the least that OWASP's password storage cheat sheet asks for (46 MiB once or 19 MiB
   * twice), at 275 to 400 ms on a busy two-core machine.
   */
  static final KeyCost USUAL = new KeyCost(32 * 1024, 2);

  /** For tests, which sign in often. */
  static final KeyCost LEAST = new KeyCost(64, 1);
}
