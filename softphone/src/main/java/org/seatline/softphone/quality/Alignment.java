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

  /** How far a piece usually has moved against the one before it, if at all. */
  private static final int NEAR_MS = 30;

  /** How far it may have moved, after a standstill of the network. */
  private static final int FAR_MS = 1_000;

  /** Likeness that leaves no doubt about the place. */
  private static final double SURE = 0.9;

  /** How much more alike another place must be before a piece moves there. */
  private static final double CLEARLY = 0.02;

  private static final double CLEARLY_FAR = 0.15;

  /**
   * Likeness that a place far away must have, for so many pieces at once. What was made up for lost
   * packets is like nothing that was said: the best of all places for it is a place by chance.
   */
  private static final double KNOWN_FAR = 0.6;

  private static final int PIECES_FAR = 3;

  /** Share of the loudest piece's energy below which a piece says nothing of its place. */
  private static final double QUIET = 1e-3;

  private final short[] reference;
  private final short[] heard;
  private final int piece;
  private final int perMs;
  private final double loudest;
  private int lag;

  /** Where the last piece was that left no doubt: far places are looked for around it. */
  private int sureLag;

  private Alignment(short[] reference, short[] heard, int sampleRate) {
    this.reference = reference;
    this.heard = heard;
    this.perMs = sampleRate / 1000;
    this.piece = perMs * PIECE_MS;
    this.loudest = loudest();
  }

  /** What was heard, as long as the reference and in its time. */
  static short[] align(short[] reference, short[] heard, int sampleRate) {
    int perMs = sampleRate / 1000;
    int first = Math.min(reference.length, perMs * FIRST_MS);
    int firstLag =
        Correlation.find(
                Arrays.copyOf(reference, first),
                Arrays.copyOf(heard, Math.min(heard.length, first + perMs * LATE_MAX_MS)),
                perMs * LATE_MAX_MS)
            .lagSamples();
    return new Alignment(reference, heard, sampleRate).follow(firstLag);
  }

  // Pieces overlap by half under windows that add up to one.
  private short[] follow(int firstLag) {
    int hop = piece / 2;
    double[] sum = new double[reference.length + piece];
    lag = firstLag;
    sureLag = firstLag;
    for (int from = -hop; from < reference.length; from += hop) {
      move(from);
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

  private void move(int from) {
    short[] spoken = slice(reference, from, piece);
    if (energy(spoken) < QUIET * loudest) {
      return;
    }
    double here = likeness(spoken, slice(heard, from + lag, piece));
    if (here <= SURE) {
      Place best = best(spoken, from);
      lag = best.likeness > here + CLEARLY ? best.lag : lag;
      here = Math.max(here, best.likeness);
    }
    sureLag = here > SURE ? lag : sureLag;
  }

  private Place best(short[] spoken, int from) {
    Place near = best(spoken, from, lag, near());
    if (near.likeness > SURE) {
      return near;
    }
    short[] more = slice(reference, from, PIECES_FAR * piece);
    Place far = best(more, from, sureLag, far());
    double stayed = likeness(more, slice(heard, from + near.lag, more.length));
    return far.likeness > Math.max(KNOWN_FAR, stayed + CLEARLY_FAR) ? far : near;
  }

  private record Place(int lag, double likeness) {}

  private Place best(short[] spoken, int from, int centre, int reach) {
    short[] around = slice(heard, from + centre - reach, spoken.length + 2 * reach);
    Correlation best = Correlation.find(spoken, around, 2 * reach);
    boolean inside = best.lagSamples() >= 0;
    return new Place(centre - reach + best.lagSamples(), inside ? best.peak() : 0);
  }

  private int near() {
    return perMs * NEAR_MS;
  }

  private int far() {
    return perMs * FAR_MS;
  }

  private static short[] slice(short[] x, int from, int length) {
    short[] slice = new short[length];
    int begin = Math.clamp(from, 0, x.length);
    int end = Math.clamp((long) from + length, 0, x.length);
    System.arraycopy(x, begin, slice, Math.min(length, begin - Math.min(from, begin)), end - begin);
    return slice;
  }

  private static double energy(short[] x) {
    double sum = 0;
    for (short s : x) {
      sum += (double) s * s;
    }
    return sum;
  }

  private double loudest() {
    double most = 0;
    for (int from = 0; from < reference.length; from += piece) {
      most = Math.max(most, energy(slice(reference, from, piece)));
    }
    return most;
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
