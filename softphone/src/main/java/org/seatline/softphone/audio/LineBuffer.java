package org.seatline.softphone.audio;

/**
 * How much sound a line may hold: little, since all of it is delay, and more once the line has run
 * dry or over again and again because the computer is too busy. It does not shrink: what was too
 * little once in a shift would be again. Pure.
 */
final class LineBuffer {
  static final int MAX_MS = 100;

  /** So many gaps within {@link #WHILE_SECONDS} are no accident. */
  private static final int GAPS_MAX = 3;

  private static final double WHILE_SECONDS = 10;
  private static final int STEP_MS = 10;

  private int ms;
  private int gaps;
  private double firstGapSeconds;

  /**
   * @param ms to begin with
   */
  LineBuffer(int ms) {
    this.ms = ms;
  }

  int ms() {
    return ms;
  }

  /**
   * The line ran dry or over.
   *
   * @param nowSeconds of any steady clock
   * @return whether the line should be opened anew, with more
   */
  boolean gap(double nowSeconds) {
    if (gaps == 0 || nowSeconds - firstGapSeconds > WHILE_SECONDS) {
      gaps = 0;
      firstGapSeconds = nowSeconds;
    }
    gaps++;
    if (gaps < GAPS_MAX || ms >= MAX_MS) {
      return false;
    }
    gaps = 0;
    ms = Math.min(MAX_MS, ms + Math.max(STEP_MS, ms / 2));
    return true;
  }
}
