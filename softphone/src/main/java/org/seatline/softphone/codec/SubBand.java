package org.seatline.softphone.codec;

/**
 * Adaptive prediction and scale of one sub-band of G.722 (clauses 3.4 to 3.6 of the recommendation,
 * blocks LOGSC, SCALE, PARREC, UPPOL, UPZERO, FILTE and PREDIC): the same in encoder and decoder,
 * in 16-bit saturating arithmetic, so that both stay in step to the bit.
 */
final class SubBand {
  private static final int ZEROS = 6;
  private static final int BAND_MAX = 16_383;
  private static final int BAND_MIN = -16_384;

  private static final int LEAK_SCALE = 32_512;
  private static final int LEAK_SLOW = 32_640;
  private static final int POLE_1_STEP = 192;
  private static final int POLE_2_STEP = 128;
  private static final int ZERO_STEP = 128;
  private static final int POLE_2_MAX = 12_288;
  private static final int POLES_MAX = 15_360;

  /** 2048 times 2 to the power of i/32. */
  private static final int[] EXPONENTIAL = {
    2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
    2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
  };

  private final int[] outputs;
  private final int[] steps;
  private final int logScaleMax;
  private final int scaleShift;

  private int logScale;
  private int scale;
  private int prediction;
  private int fromZeros;
  private int pole1;
  private int pole2;
  private int reconstructed;
  private int partial1;
  private int partial2;
  private final int[] zeros = new int[ZEROS];
  private final int[] differences = new int[ZEROS]; // newest first

  private SubBand(int[] outputs, int[] steps, int logScaleMax, int scaleShift) {
    this.outputs = outputs;
    this.steps = steps;
    this.logScaleMax = logScaleMax;
    this.scaleShift = scaleShift;
    this.scale = scaleOf(0);
  }

  /** The band up to 4 kHz, in reset state. */
  static SubBand low() {
    return new SubBand(G722Tables.lowCoarse(), G722Tables.lowSteps(), 18_432, 8);
  }

  /** The band from 4 kHz up, in reset state. */
  static SubBand high() {
    return new SubBand(G722Tables.highOutputs(), G722Tables.highSteps(), 22_528, 10);
  }

  /** Step size of the quantiser now: 32 to 16384 in the lower band, 8 to 16384 in the upper. */
  int scale() {
    return scale;
  }

  /** What the prediction of this sample is wrong by. */
  int miss(int sample) {
    return saturate(sample - prediction);
  }

  /** The sample that an output level of the quantiser stands for now. */
  int reconstruct(int output) {
    return saturate(prediction + multiply(scale, output));
  }

  /** Takes a code, goes on to the next sample and returns the one that was reconstructed. */
  int adapt(int code) {
    int difference = multiply(scale, outputs[code]);
    int sample = saturate(prediction + difference);
    int partial = saturate(difference + fromZeros);
    logScale = Math.clamp(multiply(logScale, LEAK_SCALE) + steps[code], 0, logScaleMax);
    scale = scaleOf(logScale);
    adaptZeros(difference);
    adaptPoles(partial);
    fromZeros = filterZeros();
    prediction = saturate(filterPoles(sample) + fromZeros);
    return sample;
  }

  // 4 * 2^(log/2048) in steps of a 32nd of an octave; one bit more on the way for the largest.
  private int scaleOf(int log) {
    return (EXPONENTIAL[log >> 6 & 31] << 1 >> (scaleShift + 1 - (log >> 11))) << 2;
  }

  private void adaptZeros(int difference) {
    int step = difference == 0 ? 0 : ZERO_STEP;
    for (int i = 0; i < ZEROS; i++) {
      int signed = sameSign(difference, differences[i]) ? step : -step;
      zeros[i] = saturate(signed + multiply(zeros[i], LEAK_SLOW));
    }
    System.arraycopy(differences, 0, differences, 1, ZEROS - 1);
    differences[0] = difference;
  }

  private void adaptPoles(int partial) {
    boolean same1 = sameSign(partial, partial1);
    boolean same2 = sameSign(partial, partial2);
    int pull = saturate(pole1 << 2);
    int turned = (same1 ? saturate(-pull) : pull) >> 7;
    int next2 = turned + (same2 ? POLE_2_STEP : -POLE_2_STEP) + multiply(pole2, LEAK_SCALE);
    pole2 = Math.clamp(next2, -POLE_2_MAX, POLE_2_MAX);
    int max = POLES_MAX - pole2;
    int next1 = (same1 ? POLE_1_STEP : -POLE_1_STEP) + multiply(pole1, LEAK_SLOW);
    pole1 = Math.clamp(next1, -max, max);
    partial2 = partial1;
    partial1 = partial;
  }

  private int filterZeros() {
    int sum = 0;
    for (int i = ZEROS - 1; i >= 0; i--) {
      sum = saturate(sum + multiply(saturate(2 * differences[i]), zeros[i]));
    }
    return sum;
  }

  private int filterPoles(int sample) {
    int before = reconstructed;
    reconstructed = sample;
    return saturate(multiply(pole1, saturate(2 * sample)) + multiply(pole2, saturate(2 * before)));
  }

  private static boolean sameSign(int a, int b) {
    return (a ^ b) >= 0;
  }

  /** Product of two fractions of 15 bits, rounded down. */
  static int multiply(int a, int b) {
    return (a * b) >> 15;
  }

  /** Limits to 16 bits. */
  static int saturate(int value) {
    return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Limits to the 15 bits of a band's sample. */
  static int limit(int value) {
    return Math.clamp(value, BAND_MIN, BAND_MAX);
  }
}
