package org.seatline.softphone.codec;

/**
 * The quadrature mirror filter of G.722 (table 4 of the recommendation) that splits a signal into
 * two bands, or joins them: 24 coefficients, those with even index over one line of values and
 * those with odd index over the other.
 */
final class MirrorFilter {
  // The odd ones are the same backwards.
  private static final int[] COEFFICIENTS = {
    3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11
  };
  private static final int TAPS = COEFFICIENTS.length;

  // Newest value first.
  private final int[] evenLine = new int[TAPS];
  private final int[] oddLine = new int[TAPS];
  private int even;
  private int odd;

  /** Takes the next value of each line. */
  void push(int nextEven, int nextOdd) {
    System.arraycopy(evenLine, 0, evenLine, 1, TAPS - 1);
    System.arraycopy(oddLine, 0, oddLine, 1, TAPS - 1);
    evenLine[0] = nextEven;
    oddLine[0] = nextOdd;
    int evenSum = 0;
    int oddSum = 0;
    for (int i = 0; i < TAPS; i++) {
      evenSum += COEFFICIENTS[i] * evenLine[i];
      oddSum += COEFFICIENTS[TAPS - 1 - i] * oddLine[i];
    }
    even = evenSum;
    odd = oddSum;
  }

  /** Sum over the first line, scaled by 4096. */
  int even() {
    return even;
  }

  /** Sum over the second line, scaled by 4096. */
  int odd() {
    return odd;
  }
}
