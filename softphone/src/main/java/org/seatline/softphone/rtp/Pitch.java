package org.seatline.softphone.rtp;

/** Search for the period of voiced speech by normalised correlation. */
final class Pitch {
  private static final double SHORTEST_MS = 2.5;
  private static final double LONGEST_MS = 15;

  /** Lags that a first search skips, as a part of the shortest: fine enough to meet each period. */
  private static final int COARSE = 20;

  final int shortest;
  final int longest;
  final int window;
  private double similarity;
  private double windowEnergy;
  private int step;

  /**
   * @param windowMs of sound that is compared
   */
  Pitch(int sampleRate, double windowMs) {
    shortest = (int) (sampleRate * SHORTEST_MS / 1000);
    longest = (int) (sampleRate * LONGEST_MS / 1000);
    window = (int) (sampleRate * windowMs / 1000);
  }

  /**
   * Period in samples at which the {@link #window} that begins at {@code from} is most like itself
   * {@code direction} (+1 later, -1 earlier) by that much.
   *
   * @param most longest period wanted, between {@link #shortest} and {@link #longest}
   */
  int find(short[] x, int from, int direction, int most) {
    windowEnergy = energy(x, from);
    step = Math.max(1, shortest / COARSE);
    int best = scan(x, from, direction, shortest, most);
    if (step > 1) {
      int low = Math.max(shortest, best - step);
      int high = Math.min(most, best + step);
      step = 1;
      best = scan(x, from, direction, low, high);
    }
    return best;
  }

  private int scan(short[] x, int from, int direction, int low, int high) {
    int best = low;
    similarity = -1;
    for (int lag = low; lag <= high; lag += step) {
      double value = similarityAt(x, from, from + direction * lag);
      if (value > similarity) {
        similarity = value;
        best = lag;
      }
    }
    return best;
  }

  private double energy(short[] x, int from) {
    long energy = 1;
    for (int i = from; i < from + window; i++) {
      energy += x[i] * x[i];
    }
    return energy;
  }

  private double similarityAt(short[] x, int a, int b) {
    long cross = 0;
    long energyB = 1;
    for (int i = 0; i < window; i++) {
      cross += x[a + i] * x[b + i];
      energyB += x[b + i] * x[b + i];
    }
    return cross / Math.sqrt(windowEnergy * energyB);
  }

  /** How alike they were at the last period found: -1 to 1. */
  double similarity() {
    return similarity;
  }
}
