package org.seatline.softphone.rtp;

/** Takes one pitch period out of speech, or puts one in, without a click (overlap and add). */
final class TimeStretch {
  /** Likeness of two periods of which one is not missed. */
  static final double ALIKE = 0.85;

  /** Likeness that is enough where much delay is to be got rid of. */
  static final double ROUGHLY_ALIKE = 0.5;

  private static final double WINDOW_MS = 10;
  private static final int QUIET_AMPLITUDE = 60;

  private final Pitch pitch;

  TimeStretch(int sampleRate) {
    pitch = new Pitch(sampleRate, WINDOW_MS);
  }

  int shortest() {
    return pitch.shortest;
  }

  int longest() {
    return pitch.longest;
  }

  /** Waiting samples with which any period can be taken out. */
  int span() {
    return Math.max(2 * pitch.longest, pitch.longest + pitch.window);
  }

  /**
   * Takes a period out at the beginning of what waits.
   *
   * @param most samples to take out at most
   * @param alike likeness that is wanted
   * @return samples taken out, or 0 where it would be heard
   */
  int shorten(SpeechBuffer speech, int most, double alike) {
    int longest = Math.min(most, Math.min(speech.length() / 2, speech.length() - pitch.window));
    int lag = lag(speech, 1, longest, alike);
    short[] x = speech.samples();
    int a = speech.start();
    for (int i = 0; i < lag; i++) {
      x[a + lag + i] = mix(x[a + i], x[a + lag + i], i, lag);
    }
    speech.moveStart(lag);
    return lag;
  }

  /**
   * Puts a period in at the beginning of what waits: fades from there to what was played one period
   * before, which the beginning follows as well.
   *
   * @return samples put in, or 0 where it would be heard
   */
  int lengthen(SpeechBuffer speech) {
    int longest = Math.min(speech.length(), speech.start() / 2);
    int lag = speech.length() < pitch.window ? 0 : lag(speech, -1, longest, ALIKE);
    short[] x = speech.samples();
    int a = speech.start();
    for (int i = 0; i < lag; i++) {
      x[a - lag + i] = mix(x[a + i], x[a - lag + i], i, lag);
    }
    speech.moveStart(-lag);
    return lag;
  }

  private static short mix(short from, short to, int i, int span) {
    return (short) ((from * (span - i) + to * i) / span);
  }

  private int lag(SpeechBuffer speech, int direction, int limit, double alike) {
    int longest = Math.min(limit, pitch.longest);
    if (longest < pitch.shortest) {
      return 0;
    }
    if (quiet(speech, direction, longest)) {
      return longest;
    }
    int lag = pitch.find(speech.samples(), speech.start(), direction, longest);
    return pitch.similarity() >= alike ? lag : 0;
  }

  private static boolean quiet(SpeechBuffer speech, int direction, int longest) {
    int from = direction > 0 ? speech.start() : speech.start() - longest;
    short[] x = speech.samples();
    for (int i = from; i < from + 2 * longest; i++) {
      if (Math.abs(x[i]) > QUIET_AMPLITUDE) {
        return false;
      }
    }
    return true;
  }
}
