package org.seatline.softphone.simulation;

import java.util.SplittableRandom;

/**
 * Decides what becomes of one packet after the other: by the seed and the packet's number alone,
 * whenever it comes.
 */
final class Fates {
  /** How much later an overtaken packet comes: two more of 20 ms are before it. */
  private static final long OVERTAKEN_NANOS = 50_000_000;

  private static final long NANOS_PER_MS = 1_000_000;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final Impairment impairment;
  private final long seed;
  private long number;
  private boolean lost;

  /** What becomes of a packet. */
  sealed interface Fate {
    /** It never comes. */
    record Lost() implements Fate {}

    /** It comes so much later, by itself. */
    record Overtaken(long delayNanos, int copies) implements Fate {}

    /** It comes so much later, but not before the one before it. */
    record InOrder(long delayNanos, int copies) implements Fate {}
  }

  Fates(Impairment impairment, long seed) {
    this.impairment = impairment;
    this.seed = seed;
  }

  Fate next() {
    var random = new SplittableRandom(seed + number * GOLDEN_GAMMA);
    number++;
    lost = impairment.loss().next(lost, random.nextDouble());
    double jitter = random.nextDouble() * impairment.jitterMs();
    boolean overtaken = random.nextDouble() < impairment.reorderShare();
    int copies = random.nextDouble() < impairment.duplicateShare() ? 2 : 1;
    long delay = (long) ((impairment.delayMs() + jitter) * NANOS_PER_MS);
    if (lost) {
      return new Fate.Lost();
    }
    return overtaken
        ? new Fate.Overtaken(delay + OVERTAKEN_NANOS, copies)
        : new Fate.InOrder(delay, copies);
  }
}
