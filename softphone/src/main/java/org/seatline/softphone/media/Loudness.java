package org.seatline.softphone.media;

/**
 * How loud one direction of a leg was over some seconds. Levels are in dBov: dB relative to the
 * loudest that 16 bits can carry, {@link #SILENCE_DBOV} to 0 (RFC 6464 section 3).
 *
 * @param rmsDbov mean power
 * @param peakDbov greatest sample
 * @param silentShare of the frames, 0 to 1, quieter than {@link #SILENT_BELOW_DBOV}; -1 when
 *     nothing was measured
 * @param zeroShare of the frames that hold nothing but zeros, although their source gave them
 * @param clippedShare of the samples, 0 to 1, that are as large as they can be, or nearly
 */
public record Loudness(
    double rmsDbov, double peakDbov, double silentShare, double zeroShare, double clippedShare) {
  /** What silence is shown as. */
  public static final int SILENCE_DBOV = -127;

  /** What speech is louder than. */
  public static final int SILENT_BELOW_DBOV = -50;

  /** Nothing was measured. */
  public static final Loudness UNKNOWN = new Loudness(SILENCE_DBOV, SILENCE_DBOV, -1, 0, 0);

  /** Whether anything was measured. */
  public boolean known() {
    return silentShare >= 0;
  }

  /** Level of an amplitude from 0 to 32768. */
  static double dbov(double amplitude) {
    return amplitude < 0.02
        ? SILENCE_DBOV
        : Math.max(SILENCE_DBOV, 20 * Math.log10(amplitude / 32_768));
  }
}
