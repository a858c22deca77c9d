package org.seatline.softphone.audio;

/**
 * How little a buffer may hold when it is emptiest: as low as the threads on both sides allow. It
 * grows when there was nothing to give or nearly so, and shrinks slowly while there was always
 * enough. Pure.
 */
final class Reserve {
  /** For two clocks that keep step: covers a thread that comes a millisecond or two late. */
  static final int IN_STEP_MS = 4;

  /** For two clocks that drift: half a piece of 10 ms more, since their pieces meet anyhow. */
  static final int DRIFTING_MS = 8;

  static final int MAX_MS = 60;

  private static final int AFTER_UNDERRUN_MS = 5;
  private static final double SCARCE_MS = 2;
  private static final double PLENTY_MS = 5;
  private static final double JUDGED_EVERY_SECONDS = 20;

  private final int minMs;
  private double targetMs;
  private double lowestMs = Double.MAX_VALUE;
  private double seconds;
  private boolean ranDry;

  /**
   * @param minMs less than this is never aimed at
   */
  Reserve(int minMs) {
    this.minMs = minMs;
    targetMs = minMs;
  }

  /** There was nothing to give. */
  void underrun() {
    targetMs = Math.min(MAX_MS, targetMs + AFTER_UNDERRUN_MS);
    ranDry = true;
  }

  /** The lowest level of the last while. */
  void observed(double levelMs, double whileSeconds) {
    lowestMs = Math.min(lowestMs, levelMs);
    seconds += whileSeconds;
    if (seconds < JUDGED_EVERY_SECONDS) {
      return;
    }
    if (lowestMs < SCARCE_MS) {
      targetMs = Math.min(MAX_MS, targetMs + 1);
    } else if (!ranDry && lowestMs > PLENTY_MS) {
      targetMs = Math.max(minMs, targetMs - 1);
    }
    lowestMs = Double.MAX_VALUE;
    seconds = 0;
    ranDry = false;
  }

  /** The level aimed at for the emptiest moments. */
  double targetMs() {
    return targetMs;
  }
}
