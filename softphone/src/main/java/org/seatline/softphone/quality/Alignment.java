package org.seatline.softphone.quality;

import java.util.Arrays;
import org.seatline.softphone.media.Correlation;

/**
 * Lays what was heard over what was spoken, piece by piece, because jitter buffers shorten and
 * lengthen speech on its way. What is left to compare is the sound, not its time.
 */
final class Alignment {
  private static final int PIECE_MS = 160;

  /** Sound that is searched for the beginning. */
  private static final int FIRST_MS = 4_000;

  /** How much later than it was spoken the speech may be heard. */
  private static final int LATE_MAX_MS = 4_000;

  /** How far a piece may have moved against the one before it. */
  private static final int MOVED_MAX_MS = 60;

  /** How much more alike another place must be before a piece moves there. */
  private static final double CLEARLY = 0.02;

  private final short[] reference;
  private final short[] heard;
  private final int piece;
  private final int moved;

  private Alignment(short[] reference, short[] heard, int sampleRate) {
    this.reference = reference;
    this.heard = heard;
    this.piece = sampleRate / 1000 * PIECE_MS;
    this.moved = sampleRate / 1000 * MOVED_MAX_MS;
  }

  /** What was heard, as long as the reference and in its time. */
  static short[] align(short[] reference, short[] heard, int sampleRate) {
    int perMs = sampleRate / 1000;
    int first = Math.min(reference.length, perMs * FIRST_MS);
    int lag =
        Correlation.find(
                Arrays.copyOf(reference, first),
                Arrays.copyOf(heard, Math.min(heard.length, first + perMs * LATE_MAX_MS)),
                perMs * LATE_MAX_MS)
            .lagSamples();
    return new Alignment(reference, heard, sampleRate).follow(lag);
  }

  // Pieces overlap by half under windows that add up to one.
  private short[] follow(int firstLag) {
    int hop = piece / 2;
    double[] sum = new double[reference.length + piece];
    int lag = firstLag;
    for (int from = -hop; from < reference.length; from += hop) {
      lag = lag(from, lag);
      for (int i = 0; i < piece; i++) {
        int to = from + i;
        int at = to + lag;
        if (to >= 0 && at >= 0 && at < heard.length) {
          sum[to] += heard[at] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / piece));
        }
      }
    }
    short[] aligned = new short[reference.length];
    for (int i = 0; i < aligned.length; i++) {
      aligned[i] = (short) Math.round(sum[i]);
    }
    return aligned;
  }

  private int lag(int from, int lag) {
    short[] spoken = slice(reference, from, piece);
    short[] before = slice(heard, from + lag, piece);
    short[] around = slice(heard, from + lag - moved, piece + 2 * moved);
    Correlation best = Correlation.find(spoken, around, 2 * moved);
    boolean inside = best.lagSamples() >= 0;
    return inside && best.peak() > likeness(spoken, before) + CLEARLY
        ? lag - moved + best.lagSamples()
        : lag;
  }

  private static short[] slice(short[] x, int from, int length) {
    short[] slice = new short[length];
    int begin = Math.clamp(from, 0, x.length);
    int end = Math.clamp((long) from + length, 0, x.length);
    System.arraycopy(x, begin, slice, Math.min(length, begin - Math.min(from, begin)), end - begin);
    return slice;
  }

  private static double likeness(short[] a, short[] b) {
    double cross = 0;
    double energyA = 1;
    double energyB = 1;
    for (int i = 0; i < a.length; i++) {
      cross += a[i] * b[i];
      energyA += a[i] * a[i];
      energyB += b[i] * b[i];
    }
    return cross / Math.sqrt(energyA * energyB);
  }
}
