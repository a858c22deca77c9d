package org.seatline.softphone.rtp;

import java.util.Arrays;

/** How often packets were how late: shares that add up to one and are forgotten geometrically. */
final class DelayHistogram {
  static final int BUCKET_MS = 2;
  private static final int BUCKETS = 160;

  /** Share of the observations that the delay aimed at covers. */
  private static final double QUANTILE = 0.95;

  /** What is left of an observation when the next one comes. */
  private static final float KEEP = 0.975f;

  private final float[] share = new float[BUCKETS];

  /** Forgets everything but this belief. */
  void begin(double ms) {
    Arrays.fill(share, 0);
    share[bucket(ms)] = 1;
  }

  private static int bucket(double ms) {
    return Math.clamp((int) (ms / BUCKET_MS), 0, BUCKETS - 1);
  }

  void add(double ms) {
    for (int i = 0; i < BUCKETS; i++) {
      share[i] *= KEEP;
    }
    share[bucket(ms)] += 1 - KEEP;
  }

  /** Moves all observations by so many buckets, when what they are measured from has moved. */
  void shift(int buckets) {
    int step = Math.clamp(Math.abs(buckets), 0, BUCKETS - 1);
    for (int n = 0; n < BUCKETS; n++) {
      int i = buckets < 0 ? n : BUCKETS - 1 - n;
      int to = Math.clamp(buckets < 0 ? i - step : i + step, 0, BUCKETS - 1);
      if (to != i) {
        share[to] += share[i];
        share[i] = 0;
      }
    }
  }

  /** Delay in ms that the wanted share of the observations keeps to. */
  int quantileMs() {
    double sum = 0;
    for (int i = 0; i < BUCKETS; i++) {
      sum += share[i];
      if (sum >= QUANTILE) {
        return (i + 1) * BUCKET_MS;
      }
    }
    return BUCKETS * BUCKET_MS;
  }
}
