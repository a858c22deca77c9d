package org.seatline.softphone.rtp;

import java.util.Locale;
import java.util.Map;

/**
 * The quality of a call estimated from loss and delay: the E-model (ITU-T G.107) with its default
 * values for everything that is not measured. Its scale ends where narrow-band telephony does: a
 * wide-band call sounds better than its figure.
 */
public final class EModel {
  /** Rating without delay and loss: signal to noise, less what goes with the voice (7.2, 7.3). */
  private static final double BASIC_RATING = 94.769 - 1.414;

  /** Signal to noise alone, which the echo terms of section 7.4 refer to. */
  private static final double SIGNAL_TO_NOISE = 94.769;

  private static final double TALKER_ECHO_LOUDNESS_DB = 65;
  private static final double ECHO_PATH_LOSS_DB = 110;
  private static final double DELAY_NOTICED_MS = 100;
  private static final double IMPAIRMENT_MAX = 95;

  /** Codecs that nothing is known of are taken for G.711. */
  private static final Impairment G711 = new Impairment(0, 25.1);

  /**
   * ITU-T G.113 appendix I, with packet loss concealment. It has no narrow-band values for G.722
   * and Opus: they are taken for as robust as G.711, which is on the safe side for Opus.
   */
  private static final Map<String, Impairment> CODECS =
      Map.of(
          "PCMA", G711,
          "PCMU", G711,
          "G722", G711,
          "OPUS", G711,
          "G729", new Impairment(11, 19),
          "G723", new Impairment(15, 16.1),
          "GSM-EFR", new Impairment(5, 10));

  private EModel() {}

  /**
   * What a codec does to speech.
   *
   * @param equipment impairment without loss (Ie)
   * @param robustness against loss (Bpl)
   */
  public record Impairment(double equipment, double robustness) {
    /** By the encoding's name in SDP. */
    public static Impairment of(String codec) {
      return CODECS.getOrDefault(codec.toUpperCase(Locale.ROOT), G711);
    }
  }

  /**
   * Packets that were not played.
   *
   * @param percent 0 to 100
   * @param burstRatio length of the runs over that of random loss: 1 when losses are random
   */
  public record Loss(double percent, double burstRatio) {
    /** Random loss. */
    public static Loss random(double percent) {
      return new Loss(percent, 1);
    }

    /**
     * Measured loss.
     *
     * @param packets played or not
     * @param missed of them
     * @param runs in which they were missed
     */
    public static Loss measured(long packets, long missed, long runs) {
      double share = packets <= 0 ? 0 : Math.min(1, (double) missed / packets);
      double ratio = runs <= 0 ? 1 : (double) missed / runs * (1 - share);
      return new Loss(100 * share, Math.max(1, ratio));
    }
  }

  /**
   * The rating R, 0 to about 93.
   *
   * @param oneWayMs from mouth to ear, as far as known
   */
  public static double rating(Impairment codec, Loss loss, double oneWayMs) {
    double lossImpairment =
        (IMPAIRMENT_MAX - codec.equipment())
            * loss.percent()
            / (loss.percent() / loss.burstRatio() + codec.robustness());
    double rating = BASIC_RATING - delay(oneWayMs) - codec.equipment() - lossImpairment;
    return Math.clamp(rating, 0, 100);
  }

  /** Mean opinion score of a rating, 1.0 to 4.5 (annex B). */
  public static double mos(double rating) {
    double score = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
    return Math.clamp(score, 1, 4.5);
  }

  /** Mean opinion score of a call. */
  public static double mos(String codec, Loss loss, double oneWayMs) {
    return mos(rating(Impairment.of(codec), loss, oneWayMs));
  }

  /** Section 7.4: echo of one's own voice, echo of the other's, and too long a way. */
  private static double delay(double oneWayMs) {
    return talkerEcho(oneWayMs) + listenerEcho(oneWayMs) + tooLong(oneWayMs);
  }

  private static double talkerEcho(double oneWayMs) {
    double loudness =
        TALKER_ECHO_LOUDNESS_DB
            - 40 * Math.log10((1 + oneWayMs / 10) / (1 + oneWayMs / 150))
            + 6 * Math.exp(-0.3 * oneWayMs * oneWayMs);
    double half = (SIGNAL_TO_NOISE - (80 + 2.5 * (loudness - 14))) / 2;
    return (half + Math.sqrt(half * half + 100) - 1) * (1 - Math.exp(-oneWayMs));
  }

  private static double listenerEcho(double oneWayMs) {
    double echo = 10.5 * (ECHO_PATH_LOSS_DB + 7) * Math.pow(2 * oneWayMs + 1, -0.25);
    double half = (SIGNAL_TO_NOISE - echo) / 2;
    return half + Math.sqrt(half * half + 169);
  }

  private static double tooLong(double oneWayMs) {
    if (oneWayMs <= DELAY_NOTICED_MS) {
      return 0;
    }
    double x = Math.log(oneWayMs / DELAY_NOTICED_MS) / Math.log(2);
    return 25
        * (Math.pow(1 + Math.pow(x, 6), 1 / 6.0)
            - 3 * Math.pow(1 + Math.pow(x / 3, 6), 1 / 6.0)
            + 2);
  }
}
