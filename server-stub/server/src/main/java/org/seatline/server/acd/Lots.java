package org.seatline.server.acd;

/** Chance that a replay repeats: a number drawn is a function of what was asked for. */
final class Lots {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Lots() {}

  /** Scatters a number over all longs (the finaliser of SplitMix64). */
  static long mix(long number) {
    long z = number + STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Draws one of so many for this call's offer of this number. */
  static int draw(String callId, long offer, int many) {
    return (int) Long.remainderUnsigned(mix(callId.hashCode() * STEP + offer), many);
  }
}
