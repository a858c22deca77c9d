package org.seatline.softphone.rtp;

/**
 * Bursts of delay that come again and again, as where a wireless card goes looking for other
 * stations every few seconds: too rare for the quantile, but to be expected.
 */
final class DelayPeaks {
  private static final int PEAKS_KEPT = 4;
  private static final int PEAKS_NEEDED = 3;

  /** How far above the ordinary delay a peak begins. */
  private static final double PEAK_ABOVE_MS = 40;

  /** Peaks further apart than this have nothing to do with each other. */
  private static final double PERIOD_MAX_MS = 10_000;

  /** Periods of a habit are alike: the longest is at most so many times the shortest. */
  private static final double REGULAR = 1.5;

  private final double[] heightMs = new double[PEAKS_KEPT];
  private final double[] beganMs = new double[PEAKS_KEPT];
  private int count;
  private boolean inPeak;

  void clear() {
    count = 0;
    inPeak = false;
  }

  /** Takes how late a packet came, beside how late packets ordinarily come. */
  void observe(double lateMs, double ordinaryMs, double nowMs) {
    if (lateMs > ordinaryMs + PEAK_ABOVE_MS) {
      if (!inPeak) {
        begin(nowMs);
      }
      inPeak = true;
      heightMs[count - 1] = Math.max(heightMs[count - 1], lateMs);
    } else if (lateMs <= ordinaryMs) {
      inPeak = false;
    }
  }

  private void begin(double nowMs) {
    if (count > 0 && nowMs - beganMs[count - 1] > PERIOD_MAX_MS) {
      count = 0;
    }
    if (count == PEAKS_KEPT) {
      System.arraycopy(heightMs, 1, heightMs, 0, count - 1);
      System.arraycopy(beganMs, 1, beganMs, 0, count - 1);
      count--;
    }
    heightMs[count] = 0;
    beganMs[count] = nowMs;
    count++;
  }

  /** Height of the peak to be expected in ms; 0 where there is no such habit. */
  double expectedMs(double nowMs) {
    if (count < PEAKS_NEEDED) {
      return 0;
    }
    double longest = 0;
    double shortest = PERIOD_MAX_MS;
    double highest = heightMs[0];
    for (int i = 1; i < count; i++) {
      longest = Math.max(longest, beganMs[i] - beganMs[i - 1]);
      shortest = Math.min(shortest, beganMs[i] - beganMs[i - 1]);
      highest = Math.max(highest, heightMs[i]);
    }
    boolean regular = longest <= REGULAR * shortest;
    return regular && nowMs - beganMs[count - 1] <= 2 * longest ? highest : 0;
  }
}
