package org.seatline.softphone.media;

/**
 * Keeps the sum of several voices below full scale: where it would be cut off, all of it becomes
 * quieter before the peak and comes back slowly after it, so that nothing is distorted. It looks
 * ahead within a frame, so it delays nothing. Not thread-safe; allocates nothing.
 */
final class Limiter {
  /** Loudest sample that comes out, 1 dB below full scale. */
  static final int CEILING = 29_200;

  private static final float UNITY = 1;

  /** By so much the gain comes back in a millisecond: from half to full in a tenth of a second. */
  private static final float RECOVERY_PER_MS = 0.005f;

  private final int samplesPerMs;
  private float gain = UNITY;

  Limiter(int sampleRate) {
    samplesPerMs = sampleRate / 1000;
  }

  /** Writes the first {@code length} sums as samples. */
  void apply(int[] sums, int length, short[] out) {
    float allowed = allowed(sums, 0, Math.min(length, samplesPerMs));
    int from = 0;
    while (from < length) {
      int to = Math.min(length, from + samplesPerMs);
      float next = allowed(sums, to, Math.min(length, to + samplesPerMs));
      float begin = Math.min(gain, allowed);
      float end = Math.min(Math.min(allowed, next), begin + RECOVERY_PER_MS);
      float step = (end - begin) / (to - from);
      for (int i = from; i < to; i++) {
        out[i] = (short) (sums[i] * (begin + step * (i - from)));
      }
      gain = end;
      allowed = next;
      from = to;
    }
  }

  private static float allowed(int[] sums, int from, int to) {
    int peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(sums[i]));
    }
    return peak <= CEILING ? UNITY : (float) CEILING / peak;
  }
}
