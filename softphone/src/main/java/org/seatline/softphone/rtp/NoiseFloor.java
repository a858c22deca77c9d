package org.seatline.softphone.rtp;

/** Level of the quietest sound lately: what is heard when the other end says nothing. */
final class NoiseFloor {
  /** By how much it forgets, for each frame: about 1 dB a second. */
  private static final double RISE = 1.0046;

  /** What is louder than this is speech without pauses. */
  private static final double RMS_MAX = 60;

  private double energy = Double.POSITIVE_INFINITY;

  /** Takes samples that were really received. */
  void observe(short[] x, int from, int length) {
    long sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += x[i] * x[i];
    }
    energy = Math.min(Math.max(1, energy) * RISE, (double) sum / length);
  }

  double rms() {
    return Math.sqrt(Math.min(energy, RMS_MAX * RMS_MAX));
  }
}
