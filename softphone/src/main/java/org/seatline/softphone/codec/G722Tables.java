package org.seatline.softphone.codec;

/**
 * The quantisers of G.722 (tables 5 to 12 of the recommendation): decision levels of the encoder,
 * output levels and steps of the logarithmic scale by code. Levels are shifted by three bits
 * against the printed ones, as everywhere in its block diagrams.
 */
final class G722Tables {
  private static final int LEVELS = 30;

  private static final int[] LOW_DECISIONS = {
    0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023,
    1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
  };
  private static final int[] LOW_OUTPUTS = {
    0, 17, 54, 91, 130, 170, 211, 254, 300, 347, 396, 447, 501, 558, 618, 682, 750, 822, 899, 982,
    1072, 1170, 1279, 1399, 1535, 1689, 1873, 2088, 2376, 2738, 3101
  };
  private static final int[] COARSE_OUTPUTS = {0, 150, 323, 530, 786, 1121, 1612, 2557};
  private static final int[] COARSE_STEPS = {-60, -30, 58, 172, 334, 538, 1198, 3042};

  private static final int HIGH_DECISION = 564 << 3;
  private static final int[] HIGH_OUTPUTS = {-926 << 3, -202 << 3, 926 << 3, 202 << 3};
  private static final int[] HIGH_STEPS = {798, -214, 798, -214};

  private static final int[] LOW_FINE = new int[64];
  private static final int[] LOW_COARSE = new int[64];
  private static final int[] LOW_STEPS = new int[64];

  static {
    for (int code = 0; code < 64; code++) {
      int level = lowLevel(code);
      LOW_FINE[code] = (negative(code) ? -LOW_OUTPUTS[level] : LOW_OUTPUTS[level]) << 3;
      int coarse = code >> 2;
      int magnitude = coarse >= 8 ? 15 - coarse : (8 - coarse) % 8;
      LOW_COARSE[code] = ((coarse >= 8 ? 1 : -1) * COARSE_OUTPUTS[magnitude]) << 3;
      LOW_STEPS[code] = COARSE_STEPS[magnitude];
    }
  }

  private G722Tables() {}

  // Codes go down from 0x3D with positive levels; from 0x3F and on from 0x1F with negative ones.
  private static boolean negative(int code) {
    return code < 0x20 || code > 0x3D;
  }

  private static int lowLevel(int code) {
    if (!negative(code)) {
      return 0x3E - code;
    }
    if (code > 0x3D) {
      return 0x40 - code;
    }
    // The four codes below 4 are never sent.
    return code < 4 ? 1 : 0x22 - code;
  }

  /** The code for what the prediction of the lower band missed by. */
  static int lowCode(int miss, int scale) {
    int magnitude = miss < 0 ? ~miss : miss;
    int level = 1;
    while (level < LEVELS && SubBand.multiply(LOW_DECISIONS[level] << 3, scale) <= magnitude) {
      level++;
    }
    if (miss >= 0) {
      return 0x3E - level;
    }
    return level < 3 ? 0x40 - level : 0x22 - level;
  }

  /** The code for what the prediction of the upper band missed by. */
  static int highCode(int miss, int scale) {
    int magnitude = miss < 0 ? ~miss : miss;
    int far = magnitude >= SubBand.multiply(HIGH_DECISION, scale) ? 0 : 1;
    return miss < 0 ? far : 2 + far;
  }

  /** Output level of a code of the lower band by its six bits. */
  static int lowFine(int code) {
    return LOW_FINE[code];
  }

  /** Output levels of the lower band by the upper four of six bits: shared, not to be changed. */
  static int[] lowCoarse() {
    return LOW_COARSE;
  }

  static int[] lowSteps() {
    return LOW_STEPS;
  }

  static int[] highOutputs() {
    return HIGH_OUTPUTS;
  }

  static int[] highSteps() {
    return HIGH_STEPS;
  }
}
