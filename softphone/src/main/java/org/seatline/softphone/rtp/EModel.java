package org.seatline.softphone.rtp;

/** Listening quality estimated from loss and delay, by the E-model (ITU-T G.107) for G.711. */
public final class EModel {
  private static final double BEST_RATING = 93.2;

  /** Robustness of G.711 with concealment against random loss (ITU-T G.113 appendix I). */
  private static final double LOSS_ROBUSTNESS = 25.1;

  private EModel() {}

  /**
   * Mean opinion score, 1.0 to about 4.4.
   *
   * @param lossPercent packets not played, 0 to 100
   * @param oneWayDelayMs mouth to ear, as far as known
   */
  public static double mos(double lossPercent, double oneWayDelayMs) {
    double delayImpairment = 0.024 * oneWayDelayMs + 0.11 * Math.max(0, oneWayDelayMs - 177.3);
    double lossImpairment = 95 * lossPercent / (lossPercent + LOSS_ROBUSTNESS);
    double rating = BEST_RATING - delayImpairment - lossImpairment;
    if (rating <= 0) {
      return 1;
    }
    return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
  }
}
