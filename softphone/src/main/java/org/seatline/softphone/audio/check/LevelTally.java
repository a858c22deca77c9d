package org.seatline.softphone.audio.check;

import org.seatline.softphone.audio.LevelGauge;

/**
 * What a check has heard, and what that means. Pure.
 *
 * @param noiseSum of the levels while nobody spoke, in dBov
 * @param noiseReadings of these
 * @param voiceMaxDbov the loudest tenth of a second of speech, mean level
 * @param voiceSum of the levels of those tenths of a second that were speech
 * @param voiceReadings of these
 * @param clippedReadings tenths of a second with a peak at full scale
 * @param peakMaxDbov the loudest sample of all
 */
public record LevelTally(
    int noiseSum,
    int noiseReadings,
    int voiceMaxDbov,
    int voiceSum,
    int voiceReadings,
    int clippedReadings,
    int peakMaxDbov) {

  static final LevelTally EMPTY =
      new LevelTally(0, 0, LevelGauge.SILENCE_DBOV, 0, 0, 0, LevelGauge.SILENCE_DBOV);

  /** Speech is so much louder than the room. */
  private static final int SPEECH_ABOVE_NOISE_DB = 9;

  /** ITU-T P.56 levels of telephone speech are around -26 dBov; below this nobody is understood. */
  private static final int TOO_LOW_DBOV = -45;

  private static final int CLIPPED_DBOV = -1;
  private static final int CLIPPED_READINGS_MIN = 3;
  private static final int NOISY_DBOV = -48;
  private static final int NOISY_BELOW_VOICE_DB = 15;
  private static final int SILENT_PEAK_DBOV = -90;

  LevelTally quiet(int rmsDbov, int peakDbov) {
    return new LevelTally(
        noiseSum + rmsDbov,
        noiseReadings + 1,
        voiceMaxDbov,
        voiceSum,
        voiceReadings,
        clippedReadings,
        Math.max(peakMaxDbov, peakDbov));
  }

  LevelTally spoken(int rmsDbov, int peakDbov) {
    boolean speech = rmsDbov > noiseDbov() + SPEECH_ABOVE_NOISE_DB;
    return new LevelTally(
        noiseSum,
        noiseReadings,
        Math.max(voiceMaxDbov, rmsDbov),
        voiceSum + (speech ? rmsDbov : 0),
        voiceReadings + (speech ? 1 : 0),
        clippedReadings + (peakDbov >= CLIPPED_DBOV ? 1 : 0),
        Math.max(peakMaxDbov, peakDbov));
  }

  /** Mean level of the room. */
  public int noiseDbov() {
    return noiseReadings == 0 ? LevelGauge.SILENCE_DBOV : noiseSum / noiseReadings;
  }

  /** Mean level of the voice while it spoke; the loudest moment where nothing stood out. */
  public int voiceDbov() {
    return voiceReadings == 0 ? voiceMaxDbov : voiceSum / voiceReadings;
  }

  boolean silent() {
    return peakMaxDbov <= SILENT_PEAK_DBOV;
  }

  boolean tooLow() {
    return voiceReadings == 0 || voiceDbov() < TOO_LOW_DBOV;
  }

  boolean clipping() {
    return clippedReadings >= CLIPPED_READINGS_MIN;
  }

  boolean noisy() {
    return noiseDbov() > NOISY_DBOV
        || (voiceReadings > 0 && voiceDbov() - noiseDbov() < NOISY_BELOW_VOICE_DB);
  }
}
