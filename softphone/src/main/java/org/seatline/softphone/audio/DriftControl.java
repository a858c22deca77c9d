package org.seatline.softphone.audio;

/**
 * Says by how much a buffer must be emptied faster than it is filled to hold its level: a slow
 * proportional and integral control, whose integral part becomes the drift of the two clocks, and a
 * quick one at the beginning. Pure.
 */
final class DriftControl {
  /** No two sound cards are further apart than half of this. */
  static final double PPM_MAX = 500;

  /**
   * At a beginning, whose level is a guess: a sixtieth of a semitone, and a millisecond in a
   * second.
   */
  static final double HURRY_PPM = 1000;

  private static final double HURRY_UNTIL_MS = 2;

  /**
   * With this a millisecond too many is gone in about a minute and a half, unheard, and the level
   * stays within 4 ms when a clock of 200 ppm begins; critically damped with the one below.
   */
  private static final double PPM_PER_MS = 40;

  private static final double PPM_PER_MS_AND_SECOND = 0.4;

  private double driftPpm;
  private boolean hurrying;

  /** A stream begins, at a level that may be far from the one aimed at. */
  void begin() {
    hurrying = true;
  }

  /**
   * Takes how much too full the buffer is.
   *
   * @param excessMs level less the one aimed at
   * @param seconds since the last update
   * @return parts per million by which to read faster than real time
   */
  double update(double excessMs, double seconds) {
    hurrying &= Math.abs(excessMs) > HURRY_UNTIL_MS;
    if (hurrying) {
      return driftPpm + Math.copySign(HURRY_PPM, excessMs);
    }
    double wanted = driftPpm + PPM_PER_MS * excessMs;
    // At the limit the integral waits, or it would swing back over the aim later.
    if (Math.abs(wanted) < PPM_MAX) {
      driftPpm =
          Math.clamp(
              driftPpm + PPM_PER_MS_AND_SECOND * excessMs * seconds, -PPM_MAX / 2, PPM_MAX / 2);
    }
    return Math.clamp(wanted, -PPM_MAX, PPM_MAX);
  }

  /** What the two clocks differ by, as far as it is known: positive where the writer is faster. */
  double driftPpm() {
    return driftPpm;
  }
}
