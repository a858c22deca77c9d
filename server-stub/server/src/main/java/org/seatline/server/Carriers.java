package org.seatline.server;

/**
 * The threads that carry virtual threads. A virtual thread that computes is not taken from its
 * carrier, so with one carrier for each processor (the JDK's choice) two passwords that are checked
 * would keep every seat's heartbeats waiting. With more of them the operating system shares the
 * processors.
 */
final class Carriers {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int LEAST = 16;
  private static final int PER_PROCESSOR = 4;

  private Carriers() {}

  /** Must be called before the first virtual thread; a value that somebody has set stays. */
  static void enough() {
    if (System.getProperty(PARALLELISM) == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(
          PARALLELISM, Integer.toString(Math.max(LEAST, PER_PROCESSOR * processors)));
    }
  }
}
