package org.seatline.app.call;

/**
 * Plays sound faster or slower at the pitch that it has: waveform similarity overlap-add (WSOLA, W.
 * Verhelst and M. Roelands, ICASSP 1993). Pieces of the sound are laid over one another where they
 * are most alike. No thread, no clock; one reader.
 */
final class TimeStretch {
  /** Half of a piece: long enough for the lowest voice, short enough for the fastest syllable. */
  private static final int HALF_MS = 15;

  /** How far from its place a piece may be taken. */
  private static final int SEARCH_MS = 8;

  private static final int MS_PER_SECOND = 1_000;

  /** Every second sample is enough to tell how alike two pieces are. */
  private static final int STEP = 2;

  private final short[] samples;
  private final int half;
  private final int search;
  private final double[] fadeIn;
  private final short[] ready;
  private int read;
  private double ideal;
  private int taken;

  /**
   * @param samples are not changed
   */
  TimeStretch(short[] samples, int sampleRate) {
    this.samples = samples;
    this.half = sampleRate * HALF_MS / MS_PER_SECOND;
    this.search = sampleRate * SEARCH_MS / MS_PER_SECOND;
    this.ready = new short[half];
    this.fadeIn = new double[half];
    for (int i = 0; i < half; i++) {
      fadeIn[i] = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / half);
    }
    moveTo(0);
  }

  /** Where in the sound it is, in samples. */
  int position() {
    return (int) Math.clamp(Math.round(ideal) + half, 0, samples.length);
  }

  /** Goes on from here. */
  void moveTo(int sample) {
    ideal = sample - half;
    taken = sample - half;
    read = half;
  }

  /**
   * Takes what is heard next.
   *
   * @param speed 1 for the speed of the sound, 2 for twice as fast
   * @return how many samples there were, less than wanted at the end of the sound
   */
  int read(short[] out, int length, double speed) {
    int count = 0;
    while (count < length) {
      if (read == half) {
        if (position() >= samples.length) {
          return count;
        }
        makeNext(speed);
      }
      int part = Math.min(length - count, half - read);
      System.arraycopy(ready, read, out, count, part);
      read += part;
      count += part;
    }
    return count;
  }

  private void makeNext(double speed) {
    ideal += speed * half;
    int follows = taken + half;
    int next = mostAlike(follows, (int) Math.round(ideal));
    for (int i = 0; i < half; i++) {
      double in = fadeIn[i];
      ready[i] = (short) Math.round(at(follows + i) * (1 - in) + at(next + i) * in);
    }
    taken = next;
    read = 0;
  }

  /** The place around {@code around} that is most like what follows naturally. */
  private int mostAlike(int follows, int around) {
    int best = around;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int place = around - search; place <= around + search; place++) {
      double product = 0;
      double power = 1;
      for (int i = 0; i < half; i += STEP) {
        double there = at(place + i);
        product += there * at(follows + i);
        power += there * there;
      }
      double score = product / Math.sqrt(power);
      if (score > bestScore) {
        bestScore = score;
        best = place;
      }
    }
    return best;
  }

  private int at(int sample) {
    return sample < 0 || sample >= samples.length ? 0 : samples[sample];
  }
}
