package org.seatline.softphone.media;

/** Measures how loud it is; read by any thread. */
public final class LevelMeter implements AudioSink {
  /** What silence is shown as, in dB below full scale. */
  public static final int SILENCE_DB = -90;

  /** What speech is louder than. */
  private static final int SPEECH_DB = -45;

  private volatile int levelDb = SILENCE_DB;
  private volatile long speechFrames;

  @Override
  public void write(short[] frame, int length, int sampleRate) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) frame[i] * frame[i];
    }
    double rms = Math.sqrt(sum / Math.max(1, length)) / 32_768;
    int now = rms < 1e-5 ? SILENCE_DB : (int) Math.max(SILENCE_DB, 20 * Math.log10(rms));
    // Up at once, down slowly, as the eye expects of a meter.
    levelDb = Math.max(now, levelDb - 2);
    if (now > SPEECH_DB) {
      long frames = speechFrames;
      speechFrames = frames + 1;
    }
  }

  /** Level in dB below full scale: {@link #SILENCE_DB} to 0. */
  public int levelDb() {
    return levelDb;
  }

  /** Frames so far that were loud enough to be speech. */
  public long speechFrames() {
    return speechFrames;
  }
}
