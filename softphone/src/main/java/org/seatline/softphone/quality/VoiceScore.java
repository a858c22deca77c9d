package org.seatline.softphone.quality;

/**
 * How well speech came through.
 *
 * @param segmentalSnrDb segmental signal-to-noise ratio, -10 to 35 dB: how alike the waves are
 * @param logSpectralDistanceDb how unlike the spectra are; 0 for the same
 * @param stoi how much is understood (short-time objective intelligibility), 0 to 1
 */
public record VoiceScore(double segmentalSnrDb, double logSpectralDistanceDb, double stoi) {
  private static final double BEST = 4.5;
  private static final double WORST = 1;
  private static final double STOI_WORST = 0.4;
  private static final double LSD_WORST_DB = 16;

  /**
   * Compares what was heard with what was spoken. It may be heard up to four seconds later, and
   * shortened and lengthened on its way.
   *
   * @param sampleRate of both, in Hz
   */
  public static VoiceScore of(short[] spoken, short[] heard, int sampleRate) {
    short[] aligned = Alignment.align(spoken, heard, sampleRate);
    return new VoiceScore(
        SegmentalSnr.db(spoken, aligned, sampleRate),
        LogSpectralDistance.db(spoken, aligned, sampleRate),
        Stoi.score(spoken, aligned, sampleRate));
  }

  /**
   * One figure for all three, on the scale of opinion scores: 4.5 for the same sound, 1 for none of
   * it. It puts cases in order; it is no opinion of listeners.
   */
  public double mos() {
    double understood = Math.clamp((stoi - STOI_WORST) / (1 - STOI_WORST), 0, 1);
    double alike = Math.clamp(1 - logSpectralDistanceDb / LSD_WORST_DB, 0, 1);
    return WORST + (BEST - WORST) * understood * alike;
  }
}
