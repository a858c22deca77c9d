package org.seatline.softphone.rtp;

/** Search for the period of voiced speech by normalised correlation. */
final class Pitch {
  private static final double SHORTEST_MS = 2.5;
  private static final double LONGEST_MS = 15;
  private static final double WINDOW_MS = 10;

  final int shortest;
  final int longest;
  final int window;
  private double similarity;

  Pitch(int sampleRate) {
    shortest = (int) (sampleRate * SHORTEST_MS / 1000);
    longest = (int) (sampleRate * LONGEST_MS / 1000);
    window = (int) (sampleRate * WINDOW_MS / 1000);
  }

  /** Samples that a search needs. */
  int span() {
    return longest + window;
  }

  /**
   * Period in samples at which the {@link #window} that begins at {@code from} is most like itself
   * {@code direction} (+1 later, -1 earlier) by that much.
   */
  int find(short[] x, int from, int direction) {
    int step = Math.max(1, shortest / 20);
    int best = scan(x, from, direction, shortest, longest, step);
    return step == 1
        ? best
        : scan(
            x, from, direction, Math.max(shortest, best - step), Math.min(longest, best + step), 1);
  }

  private int scan(short[] x, int from, int direction, int low, int high, int step) {
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

  private double similarityAt(short[] x, int a, int b) {
    double cross = 0;
    double energyA = 1;
    double energyB = 1;
    for (int i = 0; i < window; i++) {
      cross += x[a + i] * x[b + i];
      energyA += x[a + i] * x[a + i];
      energyB += x[b + i] * x[b + i];
    }
    return cross / Math.sqrt(energyA * energyB);
  }

  /** How alike they were at the last period found: -1 to 1. */
  double similarity() {
    return similarity;
  }
}
