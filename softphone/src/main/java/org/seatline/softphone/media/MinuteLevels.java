package org.seatline.softphone.media;

/**
 * How loud one direction of a leg was over the last minute, second by second: enough to tell a
 * voice that is too quiet from one that is not speaking, and noise from speech.
 *
 * @param seconds that were measured, at most sixty
 * @param voiceSeconds of them, those in which somebody may have spoken: a fifth of the frames and
 *     more were louder than {@link Loudness#SILENT_BELOW_DBOV}
 * @param peakDbov greatest sample
 * @param quietestDbov mean power of the quietest second
 * @param stillestShare share of silent frames, 0 to 1, in the second that had most of them
 */
public record MinuteLevels(
    int seconds, int voiceSeconds, double peakDbov, double quietestDbov, double stillestShare) {
  /** Nothing was measured. */
  public static final MinuteLevels UNKNOWN =
      new MinuteLevels(0, 0, Loudness.SILENCE_DBOV, Loudness.SILENCE_DBOV, 1);

  /** Seconds before anything is said about a voice. */
  static final int SECONDS_MIN = 20;

  /** Seconds of voice before it is called too quiet. */
  static final int VOICE_SECONDS_MIN = 5;

  /** Share of silent frames above which nobody spoke in a second. */
  static final double VOICE_SILENT_SHARE_MAX = 0.8;

  /** Peak below which a voice is too quiet; an ordinary one peaks 15 to 20 dB higher. */
  static final double QUIET_PEAK_DBOV = -30;

  /** What the peak of a voice has above its pauses; steady noise has less. */
  static final double VOICE_ABOVE_PAUSES_DB = 20;

  /** Noise that is never quieter than this disturbs. */
  static final double NOISE_DBOV = -42;

  /** Between words even a fast speaker is silent for longer than this share of some second. */
  static final double NOISE_SILENT_SHARE_MAX = 0.02;

  /** Whether somebody spoke, and never loudly enough. */
  boolean tooQuiet() {
    return seconds >= SECONDS_MIN
        && voiceSeconds >= VOICE_SECONDS_MIN
        && peakDbov <= QUIET_PEAK_DBOV
        && peakDbov - quietestDbov >= VOICE_ABOVE_PAUSES_DB;
  }

  /** Whether it was never still. */
  boolean noisy() {
    return seconds >= SECONDS_MIN
        && stillestShare <= NOISE_SILENT_SHARE_MAX
        && quietestDbov >= NOISE_DBOV;
  }
}
