package org.seatline.app.call;

import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.ToneSource;

/** What is heard when a call was missed: one short tone, 10 dB softer than the ring. */
final class MissedTone {
  private static final int HERTZ = 440;
  private static final int TONE_MS = 300;

  /** Longer than anybody lets it go on. */
  private static final int PAUSE_MS = 60_000;

  private static final double GAIN = 0.3;

  private MissedTone() {}

  /** The tone, then silence. */
  static AudioSource once() {
    AudioSource tone = new ToneSource(HERTZ, 0, TONE_MS, PAUSE_MS);
    return (frame, length, sampleRate) -> {
      int got = tone.read(frame, length, sampleRate);
      for (int i = 0; i < got; i++) {
        frame[i] = (short) (frame[i] * GAIN);
      }
      return got;
    };
  }
}
