package org.seatline.softphone.rtp;

/** Takes one pitch period out of speech, or puts one in, without a click (overlap and add). */
final class TimeStretch {
  private static final double SIMILAR_ENOUGH = 0.85;
  private static final int QUIET_AMPLITUDE = 60;

  private final Pitch pitch;

  TimeStretch(int sampleRate) {
    pitch = new Pitch(sampleRate);
  }

  /** Samples from the offset on that either operation needs. */
  int span() {
    return pitch.span() + pitch.longest;
  }

  /** Shortens {@code x[0, length)}; returns the new length, or the old one where it would click. */
  int shorten(short[] x, int length) {
    int lag = suitableLag(x, length);
    if (lag == 0) {
      return length;
    }
    for (int i = 0; i < lag; i++) {
      x[i] = mix(x[i], x[i + lag], i, lag);
    }
    System.arraycopy(x, 2 * lag, x, lag, length - 2 * lag);
    return length - lag;
  }

  /** Lengthens {@code x[0, length)} in place; the array must have room for a period more. */
  int lengthen(short[] x, int length) {
    int lag = suitableLag(x, length);
    if (lag == 0 || length + lag > x.length) {
      return length;
    }
    System.arraycopy(x, lag, x, 2 * lag, length - lag);
    // Now x[lag, 2 lag) fades from what followed the first period back to that period.
    for (int i = 0; i < lag; i++) {
      x[lag + i] = mix(x[2 * lag + i], x[i], i, lag);
    }
    return length + lag;
  }

  private static short mix(short from, short to, int i, int span) {
    return (short) ((from * (span - i) + to * i) / span);
  }

  private int suitableLag(short[] x, int length) {
    if (length < span()) {
      return 0;
    }
    if (quiet(x)) {
      return pitch.longest;
    }
    int lag = pitch.find(x, 0, 1);
    return pitch.similarity() >= SIMILAR_ENOUGH ? lag : 0;
  }

  private boolean quiet(short[] x) {
    for (int i = 0; i < span(); i++) {
      if (Math.abs(x[i]) > QUIET_AMPLITUDE) {
        return false;
      }
    }
    return true;
  }
}
