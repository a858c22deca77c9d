package org.seatline.app.local;

import java.time.Duration;

/**
 * What it costs to make a key of a password, and so to try one.
 *
 * @param memoryKib memory for one try, in KiB; as much again stays with the program
 * @param passes over that memory
 */
record KeyCost(int memoryKib, int passes) {
  /** However slow the computer is. */
  static final int PASSES_LEAST = 2;

  /** However fast it is; each is bought by its owner at every sign-in. */
  static final int PASSES_MOST = 10;

  /** Below this, a sign-in can afford more. */
  static final Duration AIM_LEAST = Duration.ofMillis(100);

  /** Above this, people notice. */
  static final Duration AIM_MOST = Duration.ofMillis(250);

  /**
   * More than the least that OWASP's password storage cheat sheet asks for (46 MiB once or 19 MiB
   * twice), at 275 to 400 ms on a busy two-core machine. It is where {@link #fitted} begins.
   */
  static final KeyCost USUAL = new KeyCost(32 * 1024, PASSES_LEAST);

  /** For tests, which sign in often. */
  static final KeyCost LEAST = new KeyCost(64, 1);

  /**
   * The cost for a computer on which this one took so long: the same while that is what a sign-in
   * may take, or more; for a faster computer as many passes as come nearest to the middle of the
   * aim. Never less than this: a busy moment must not make guessing cheap for years.
   */
  KeyCost fitted(Duration took) {
    if (took.compareTo(AIM_LEAST) >= 0) {
      return this;
    }
    long middleNanos = AIM_LEAST.plus(AIM_MOST).dividedBy(2).toNanos();
    long onePassNanos = Math.max(1, took.toNanos() / passes);
    long wanted = Math.min(PASSES_MOST, middleNanos / onePassNanos);
    return new KeyCost(memoryKib, (int) Math.max(passes, wanted));
  }

  /** Whether a lock of this cost is good enough where another is usual. */
  boolean atLeast(KeyCost other) {
    return memoryKib >= other.memoryKib && passes >= other.passes;
  }
}
