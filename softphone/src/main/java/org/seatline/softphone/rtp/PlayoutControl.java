package org.seatline.softphone.rtp;

/**
 * Decides whether speech is to be shortened or lengthened. What a packet's delay may be at most
 * changes by whole pulls: sound that waits beside them costs delay and gains nothing.
 */
final class PlayoutControl {
  enum Action {
    SHORTEN,
    SHORTEN_FAST,
    LENGTHEN
  }

  /** Delay that is got rid of quickly, at the price of some quality. */
  private static final double FAST_ABOVE_MS = 80;

  /** What would be spared has to be spared by this much, or it would be wanted again at once. */
  private static final double CALM_MS = 5;

  /** Pulls and packets of different lengths: so many packets ahead are looked at. */
  private static final int PACKETS_AHEAD = 4;

  private double surplusMs;

  /**
   * Decides for one pull.
   *
   * @param delayMs delay of the sound to be played next, over the fastest packets
   * @param leadMs how much of it does no packet any good, from {@link #lead}
   * @param pullMs length of the pull
   * @param targetMs how late packets may be expected
   */
  Action decide(double delayMs, double leadMs, double pullMs, double targetMs) {
    double spareMs = delayMs - leadMs - targetMs;
    double wholePulls = Math.floor(Math.max(0, spareMs - CALM_MS) / pullMs);
    surplusMs = leadMs + wholePulls * pullMs;
    if (spareMs < 0) {
      return Action.LENGTHEN;
    }
    return surplusMs > FAST_ABOVE_MS ? Action.SHORTEN_FAST : Action.SHORTEN;
  }

  /** Delay that can be taken away without any packet coming too late for it. */
  double surplusMs() {
    return surplusMs;
  }

  /**
   * How long before its turn the next packet is asked for at worst: it begins in the middle of a
   * pull, and is wanted at its beginning.
   *
   * @param waiting samples decoded already
   */
  static int lead(int waiting, int packet, int pull) {
    int worst = 0;
    for (int i = 0; i < PACKETS_AHEAD; i++) {
      worst = Math.max(worst, (waiting + i * packet) % pull);
    }
    return worst;
  }
}
