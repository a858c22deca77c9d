package org.seatline.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/**
 * Voices that never pause and never repeat: noise in syllables, another for each seed. Every hole
 * in them is a fault of the line.
 */
final class Voices {
  /** Likeness above which a voice is taken as heard; another seed's stays below 0.3. */
  static final double HEARD = 0.6;

  /** Likeness above which a voice is one of those in a mix; two alike loud ones have 0.7 each. */
  private static final double AMONG_OTHERS = 0.35;

  private static final int SEGMENT_MS = 500;
  private static final int LAG_MAX_MS = 6_000;
  private static final int SYLLABLE_HZ = 4;
  private static final int QUIETEST = 1_500;
  private static final int LOUDER = 4_500;

  private Voices() {}

  /** So many seconds of a voice. */
  static PcmClip voice(long seed, int seconds) {
    Random random = new Random(seed);
    short[] samples = new short[seconds * Hearing.RATE];
    double low = 0;
    for (int i = 0; i < samples.length; i++) {
      double syllable = Math.sin(Math.PI * SYLLABLE_HZ * i / Hearing.RATE);
      low = 0.6 * low + random.nextGaussian();
      samples[i] = (short) Math.clamp(low * (QUIETEST + LOUDER * syllable * syllable), -30e3, 30e3);
    }
    return PcmClip.of(samples, Hearing.RATE);
  }

  /** The same as a file. */
  static Path file(Path file, long seed, int seconds) throws IOException {
    voice(seed, seconds).save(file);
    return file;
  }

  /**
   * How much alike the beginning of a voice and what was heard are, piece by piece: 1 the same. The
   * voice has to begin within six seconds.
   */
  static double likeness(PcmClip voice, int firstMs, PcmClip heard) {
    short[] spoken = voice.toArray();
    short[] first =
        Arrays.copyOf(spoken, Math.min(spoken.length, firstMs * (Hearing.RATE / 1_000)));
    short[] sound = heard.toArray();
    return Correlation.bySegments(first, sound, Hearing.RATE, LAG_MAX_MS, SEGMENT_MS).peak();
  }

  /** Whether the last second that was heard has a voice in it, alone or among others. */
  static boolean isHeard(PcmClip voice, Hearing hearing) {
    short[] lately = hearing.from(hearing.ms() - 1_000).toArray();
    short[] spoken = voice.toArray();
    return Correlation.find(lately, spoken, spoken.length).peak() > AMONG_OTHERS;
  }
}
