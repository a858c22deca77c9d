package org.seatline.installer.outage;

import java.util.Arrays;
import java.util.Random;
import org.seatline.softphone.media.PcmClip;

/**
 * A voice that never pauses and never repeats: noise in syllables, another for each seed. Each
 * moment of it is known, so a hole in what is heard of it is found whatever fills the hole.
 */
public final class SteadyVoice {
  /** Samples in a second. */
  static final int RATE = 8_000;

  private static final int SYLLABLE_HZ = 4;
  private static final int QUIETEST = 1_500;
  private static final int LOUDER = 4_500;
  private static final double LOUDEST = 30_000;

  private SteadyVoice() {}

  /** So many seconds of a voice. */
  public static PcmClip of(long seed, int seconds) {
    Random random = new Random(seed);
    short[] samples = new short[seconds * RATE];
    double low = 0;
    for (int i = 0; i < samples.length; i++) {
      double syllable = Math.sin(Math.PI * SYLLABLE_HZ * i / RATE);
      low = 0.6 * low + random.nextGaussian();
      double level = QUIETEST + LOUDER * syllable * syllable;
      samples[i] = (short) Math.clamp(low * level, -LOUDEST, LOUDEST);
    }
    return PcmClip.of(samples, RATE);
  }

  /** The same with a hole: silence of {@code holeMs} from {@code fromMs} on. */
  static PcmClip withHole(PcmClip voice, int fromMs, int holeMs) {
    short[] samples = voice.toArray();
    int perMs = RATE / 1_000;
    int from = Math.min(samples.length, fromMs * perMs);
    Arrays.fill(samples, from, Math.min(samples.length, from + holeMs * perMs), (short) 0);
    return PcmClip.of(samples, RATE);
  }
}
