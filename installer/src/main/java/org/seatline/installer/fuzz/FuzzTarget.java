package org.seatline.installer.fuzz;

import java.util.random.RandomGenerator;

/** One thing that must bear any input. */
interface FuzzTarget {
  /** Short, for the command line. */
  String name();

  /**
   * Makes one case and checks what comes of it.
   *
   * @throws RuntimeException when the thing under test threw what it must not throw
   * @throws AssertionError when it did what it must not do
   */
  void run(RandomGenerator random);

  /** Fails with this text when the condition does not hold. */
  static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
