package org.seatline.softphone.rtp;

import java.util.Arrays;

/**
 * Noise that stands for the other end's silence: of a level and colour that the other end tells
 * (RFC 3389), or of the level that was heard there last. Level and colour change smoothly.
 */
final class ComfortNoise {
  /** Payload type of comfort noise at 8 kHz (RFC 3551). */
  static final int PAYLOAD_TYPE = 13;

  private static final int ORDER_MAX = 10;
  private static final double FULL_SCALE = 32768;

  /** Levels are whole dB below full scale (RFC 3389 section 3.1). */
  private static final int LEVEL_MASK = 0x7F;

  /** A byte of 127 is a reflection coefficient of zero (RFC 3389 section 3.2). */
  private static final double COEFFICIENT_ZERO = 127;

  /** Coefficients stay so far from where the filter would swing for ever. */
  private static final double COEFFICIENT_MAX = 0.98;

  /** Share of the way to the new level that each sample goes: a few milliseconds. */
  private static final double GLIDE = 1 / 64.0;

  private static final int UNIFORMS = 3;
  private static final double INT_RANGE = 1.0 / (1L << 31);

  private final double[] reflection = new double[ORDER_MAX];
  private final double[] delayed = new double[ORDER_MAX + 1];
  private double wantedGain;
  private double gain;
  private int seed = 0x5EA7;

  /** Noise of this level with no colour. */
  void level(double rms) {
    Arrays.fill(reflection, 0);
    wantedGain = rms;
  }

  /** What the other end says of its silence; an empty payload changes nothing. */
  void describe(byte[] payload, int length) {
    if (length == 0) {
      return;
    }
    double rms = FULL_SCALE * Math.pow(10, -(payload[0] & LEVEL_MASK) / 20.0);
    double whitening = 1;
    for (int i = 0; i < ORDER_MAX; i++) {
      double k = i + 1 < length ? ((payload[i + 1] & 0xFF) - COEFFICIENT_ZERO) / 127 : 0;
      reflection[i] = Math.clamp(k, -COEFFICIENT_MAX, COEFFICIENT_MAX);
      whitening *= 1 - reflection[i] * reflection[i];
    }
    wantedGain = rms * Math.sqrt(whitening);
  }

  /** The next sample. */
  double next() {
    gain += (wantedGain - gain) * GLIDE;
    double forward = white() * gain;
    for (int i = ORDER_MAX - 1; i >= 0; i--) {
      forward -= reflection[i] * delayed[i];
      delayed[i + 1] = delayed[i] + reflection[i] * forward;
    }
    delayed[0] = forward;
    return forward;
  }

  // The sum of three even distributions is near enough to a normal one of variance 1.
  private double white() {
    double sum = 0;
    for (int i = 0; i < UNIFORMS; i++) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      sum += seed * INT_RANGE;
    }
    return sum;
  }
}
