package org.seatline.softphone.rtp;

import java.util.Arrays;

/**
 * The smallest transit time of the last two seconds. What other packets take longer is their delay;
 * the window slides, so the drift between the two clocks never adds up.
 */
final class FastestTransit {
  private static final int PIECES = 20;
  private static final double PIECE_MS = 100;

  private final double[] least = new double[PIECES];
  private long piece;
  private boolean any;
  private double value;

  void clear() {
    any = false;
    value = 0;
  }

  /** Takes the transit time of a packet that came at {@code nowMs}; both may be negative. */
  void add(double transitMs, double nowMs) {
    long now = (long) Math.floor(nowMs / PIECE_MS);
    if (!any) {
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      piece = now;
      any = true;
    }
    forget(now);
    int at = Math.floorMod(piece, PIECES);
    least[at] = Math.min(least[at], transitMs);
    value = least[0];
    for (int i = 1; i < PIECES; i++) {
      value = Math.min(value, least[i]);
    }
  }

  private void forget(long now) {
    long steps = Math.min(now - piece, PIECES);
    for (long i = 1; i <= steps; i++) {
      least[Math.floorMod(now - steps + i, PIECES)] = Double.POSITIVE_INFINITY;
    }
    piece = Math.max(piece, now);
  }

  /** In ms; 0 before the first packet. */
  double ms() {
    return value;
  }
}
