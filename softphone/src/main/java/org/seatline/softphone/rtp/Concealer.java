package org.seatline.softphone.rtp;

/**
 * Makes up speech for packets that did not come, by the rules of ITU-T G.711 Appendix I: the last
 * pitch period is repeated, after 10 ms the last two, after 20 ms the last three; from 10 ms on it
 * fades by 20 % for each 10 ms and is over after 60 ms, while the background noise comes up; the
 * first real samples are blended in. The standard delays all sound by 3.75 ms to blend the last
 * real samples as well; instead, here the step from them to the repeated period fades out.
 */
final class Concealer {
  private static final int FULL_MS = 10;

  /** Speech is over after this. */
  static final int FADED_MS = 60;

  private static final int PERIODS_MAX = 3;
  private static final double PITCH_WINDOW_MS = 20;

  /** Background noise without any packet has faded out after this. */
  private static final int NOISE_FADED_MS = 500;

  /** Longest stretch of real sound that is blended. */
  private static final int BLEND_MAX_MS = 10;

  /** Of what was made up, the share over which it is blended into real sound: 4 ms in 10. */
  private static final double BLEND_SHARE = 0.4;

  /** Likeness from which on two periods are taken for the same voice. */
  private static final double ALIKE = 0.5;

  private final Pitch pitch;
  private final ComfortNoise noise;
  private final int perMs;
  private final short[] past;
  private boolean active;
  private boolean voiced;
  private int produced;
  private int period;
  private int quarter;
  private int position;
  private int jump;
  private double seam;

  /**
   * @param noise that comes up while the speech fades
   */
  Concealer(int sampleRate, ComfortNoise noise) {
    pitch = new Pitch(sampleRate, PITCH_WINDOW_MS);
    this.noise = noise;
    perMs = sampleRate / 1000;
    past = new short[PERIODS_MAX * pitch.longest + pitch.longest / 4 + 1];
  }

  /** Whether there is a hole now that made-up sound fills. */
  boolean active() {
    return active;
  }

  /** Whether nothing is left of the speech. */
  boolean faded() {
    return active && produced >= FADED_MS * perMs;
  }

  /** The speech breaks off at the end of this sound. */
  void begin(SpeechBuffer sound) {
    int length = past.length;
    System.arraycopy(sound.samples(), sound.end() - length, past, 0, length);
    period = pitch.find(past, length - pitch.window, -1, pitch.longest);
    voiced = pitch.similarity() > ALIKE;
    quarter = Math.max(1, period / 4);
    position = length - period;
    jump = period;
    seam = past[length - 1] - past[length - 1 - period];
    produced = 0;
    active = true;
  }

  /** Makes up {@code count} samples. */
  void conceal(short[] out, int offset, int count) {
    for (int i = 0; i < count; i++) {
      out[offset + i] = next();
    }
  }

  /** Blends the beginning of real sound with what would have been made up next. */
  void join(short[] x, int offset, int length) {
    int span = quarter + (int) (produced * BLEND_SHARE);
    span = Math.min(Math.min(span, BLEND_MAX_MS * perMs), length);
    for (int i = 0; i < span; i++) {
      int made = next();
      x[offset + i] = (short) (made + (x[offset + i] - made) * i / span);
    }
    active = false;
  }

  /**
   * Where to begin in real sound that may begin a little later, so that it goes on in step with
   * what was made up.
   *
   * @return samples to leave out, less than a period; 0 where nothing is alike
   */
  int inStep(short[] x, int offset, int length) {
    int last = Math.min(period - 1, length - period);
    int best = 0;
    double likeness = ALIKE;
    for (int skip = 0; skip <= last && !faded() && voiced; skip++) {
      double value = likeness(x, offset + skip);
      if (value > likeness) {
        likeness = value;
        best = skip;
      }
    }
    return best;
  }

  private double likeness(short[] x, int from) {
    long cross = 0;
    long energyX = 1;
    long energyMade = 1;
    int start = past.length - period;
    int phase = Math.floorMod(position - past.length, period);
    for (int i = 0; i < period; i++) {
      int made = past[start + phase];
      phase = phase + 1 == period ? 0 : phase + 1;
      cross += made * x[from + i];
      energyX += x[from + i] * x[from + i];
      energyMade += (long) made * made;
    }
    return cross / Math.sqrt((double) energyX * energyMade);
  }

  private short next() {
    double gain = gain();
    double value = gain == 0 ? 0 : gain * (wave() + seamLeft());
    if (gain < 1) {
      value += (1 - gain) * noiseGain() * noise.next();
    }
    produced++;
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  // Reads the past up to its end, and goes on the periods before it; the last quarter of a period
  // flows over into what comes then.
  private double wave() {
    int toEnd = past.length - position;
    if (toEnd == quarter) {
      jump = period * Math.min(PERIODS_MAX, 1 + produced / (FULL_MS * perMs));
    }
    double value = past[position];
    if (toEnd <= quarter) {
      double weight = (double) toEnd / quarter;
      value = value * weight + past[position - jump] * (1 - weight);
    }
    position++;
    if (position == past.length) {
      position -= jump;
    }
    return value;
  }

  private double seamLeft() {
    return produced >= quarter ? 0 : seam * (quarter - produced) / quarter;
  }

  private double gain() {
    double ms = (double) produced / perMs;
    return Math.clamp((FADED_MS - ms) / (FADED_MS - FULL_MS), 0, 1);
  }

  private double noiseGain() {
    double ms = (double) produced / perMs;
    return Math.clamp((NOISE_FADED_MS - ms) / (NOISE_FADED_MS - FADED_MS), 0, 1);
  }
}
