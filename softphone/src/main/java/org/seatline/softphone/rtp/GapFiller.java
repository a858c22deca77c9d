package org.seatline.softphone.rtp;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;

/**
 * Sound where none came: made up by the codec or by {@link Concealer}, or comfort noise; and its
 * joint with the real sound that follows.
 */
final class GapFiller {
  /** Sound that is made up in one step. */
  private static final double STEP_MS = 10;

  /** Noise and the speech after it are blended over so much. */
  private static final double JOINT_MS = 5;

  private enum Last {
    REAL,
    BY_CODEC,
    BY_CONCEALER,
    NOISE
  }

  private final int step;
  private final int joint;
  private final int fade;
  private final ComfortNoise noise = new ComfortNoise();
  private final NoiseFloor floor = new NoiseFloor();
  private final Concealer concealer;
  private Last last = Last.REAL;
  private int madeUp;
  private boolean told;

  GapFiller(StreamRates rates) {
    step = rates.samplesOfMs(STEP_MS);
    joint = rates.samplesOfMs(JOINT_MS);
    fade = rates.samplesOfMs(Concealer.FADED_MS);
    concealer = new Concealer(rates.sampleRate(), noise);
  }

  /** Takes what the other end says of its silence (RFC 3389). */
  void describeSilence(byte[] payload, int length) {
    noise.describe(payload, length);
    told = true;
  }

  /** The speech breaks off here, though nothing is made up yet. */
  void breakOff(SpeechBuffer sound) {
    if (last == Last.REAL || last == Last.BY_CODEC) {
      beginHole(sound);
    }
  }

  private void beginHole(SpeechBuffer sound) {
    if (!told) {
      noise.level(floor.rms());
    }
    concealer.begin(sound);
    last = Last.BY_CONCEALER;
    madeUp = 0;
  }

  /**
   * Makes up sound for what did not come.
   *
   * @param wanted samples; less are made up when they are more than a step
   * @return samples made up; a codec may make a whole step where less is wanted
   */
  int conceal(SpeechBuffer sound, Codec.@Nullable Decoder decoder, int wanted) {
    int made = concealByCodec(sound, decoder);
    if (made == 0) {
      made = sound.reserve(Math.min(wanted, step));
      if (!concealer.active()) {
        beginHole(sound);
      }
      concealer.conceal(sound.samples(), sound.end(), made);
    }
    madeUp += made;
    sound.grow(made);
    return made;
  }

  private int concealByCodec(SpeechBuffer sound, Codec.@Nullable Decoder decoder) {
    if (decoder == null || last == Last.BY_CONCEALER || last == Last.NOISE) {
      return 0;
    }
    int made = decoder.conceal(sound.reserve(step), sound.samples(), sound.end());
    if (made > 0 && last == Last.REAL) {
      last = Last.BY_CODEC;
      madeUp = 0;
    }
    return made;
  }

  /** Lets the other end's silence be heard. */
  void noise(SpeechBuffer sound, int count) {
    breakOff(sound);
    int made = sound.reserve(count);
    short[] x = sound.samples();
    for (int i = sound.end(); i < sound.end() + made; i++) {
      x[i] = noiseSample();
    }
    if (concealer.active()) {
      concealer.join(x, sound.end(), made);
    }
    last = Last.NOISE;
    sound.grow(made);
  }

  /**
   * Samples of real sound, written behind the end, that are better left out before it is joined.
   */
  int outOfStep(SpeechBuffer sound, int count) {
    return concealer.active() ? concealer.inStep(sound.samples(), sound.end(), count) : 0;
  }

  /** Real sound was written behind the end: makes its beginning follow what was made up. */
  void join(SpeechBuffer sound, int count) {
    floor.observe(sound.samples(), sound.end(), count);
    if (concealer.active()) {
      concealer.join(sound.samples(), sound.end(), count);
    } else if (last == Last.NOISE) {
      joinNoise(sound, count);
    }
    last = Last.REAL;
    madeUp = 0;
    told = false;
  }

  private void joinNoise(SpeechBuffer sound, int count) {
    short[] x = sound.samples();
    int span = Math.min(count, joint);
    for (int i = 0; i < span; i++) {
      int before = noiseSample();
      int at = sound.end() + i;
      x[at] = (short) (before + (x[at] - before) * i / span);
    }
  }

  private short noiseSample() {
    return (short) Math.clamp(Math.round(noise.next()), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Whether nothing is left of the speech before the hole. */
  boolean faded() {
    return last != Last.REAL && madeUp >= fade;
  }
}
