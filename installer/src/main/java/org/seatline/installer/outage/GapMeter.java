package org.seatline.installer.outage;

import java.util.Arrays;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/**
 * How long a known voice is missing from what was heard of it. Each 10 ms are compared with the
 * voice at the place where the 10 ms before were found; where they are not that voice, it is looked
 * for up to 200 ms around, because a jitter buffer stretches and shortens without losing anything.
 * So what conceals a loss counts as missing too.
 */
final class GapMeter {
  private static final int PER_MS = SteadyVoice.RATE / 1_000;
  private static final int HOP = 10 * PER_MS;
  private static final int PIECE = 10 * PER_MS;
  private static final int WIDE_PIECE = 60 * PER_MS;
  private static final int ANCHOR = 500 * PER_MS;
  private static final int ANCHOR_STEP = 100 * PER_MS;

  /** How far a piece may be from where it is expected. */
  private static final int NEAR = 2 * PER_MS;

  private static final int NOWHERE = Integer.MIN_VALUE;
  private static final int WIDE = 200 * PER_MS;

  /** Likeness of a piece that is the voice; strange pieces stay below by chance. */
  private static final double SAME = 0.55;

  private static final double SAME_WIDE = 0.6;

  private GapMeter() {}

  /**
   * What was missing.
   *
   * @param longestMs the longest time without the voice
   * @param atMs where that was in what was heard
   * @param heardMs how long it is from the first moment of the voice to the end; 0 when it is not
   *     there
   */
  record Gap(int longestMs, int atMs, int heardMs) {}

  /**
   * Looks for the voice in what was heard, from where it is first found after {@code fromMs} up to
   * {@code toMs}.
   *
   * @return as long as all of it when the voice is not there at all
   */
  static Gap of(PcmClip voice, PcmClip heard, int fromMs, int toMs) {
    short[] spoken = voice.at(SteadyVoice.RATE).toArray();
    short[] sound = heard.at(SteadyVoice.RATE).toArray();
    int from = Math.clamp((long) fromMs * PER_MS, 0, sound.length);
    int to = Math.clamp((long) toMs * PER_MS, from, sound.length);
    int begin = from;
    int lag = NOWHERE;
    while (lag == NOWHERE && begin + ANCHOR <= to) {
      lag = anchor(spoken, sound, begin);
      begin += lag == NOWHERE ? ANCHOR_STEP : 0;
    }
    int last = begin + ANCHOR;
    while (lag != NOWHERE && begin < last && place(spoken, sound, begin, lag) == NOWHERE) {
      begin += HOP; // half a second in which the voice begins is known too
    }
    return lag == NOWHERE
        ? new Gap((to - from) / PER_MS, from / PER_MS, 0)
        : walk(spoken, sound, new Walk(begin, to, lag));
  }

  /** From where to where, and the lag at the beginning. */
  private record Walk(int from, int to, int lag) {}

  private static Gap walk(short[] spoken, short[] sound, Walk walk) {
    int lag = walk.lag();
    int longest = 0;
    int longestAt = walk.from();
    int lost = 0;
    for (int at = walk.from(); at + WIDE_PIECE <= walk.to(); at += HOP) {
      int found = place(spoken, sound, at, lag);
      if (found == NOWHERE && lost > 0 && lost % ANCHOR == 0 && at + ANCHOR <= walk.to()) {
        int again = anchor(spoken, sound, at); // a machine stood still: the voice is elsewhere
        lag = again == NOWHERE ? lag : again;
        found = place(spoken, sound, at, lag);
      }
      if (found == NOWHERE) {
        lost += HOP;
        if (lost > longest) {
          longest = lost;
          longestAt = at + HOP - lost;
        }
      } else {
        lag = found;
        lost = 0;
      }
    }
    return new Gap(longest / PER_MS, longestAt / PER_MS, (walk.to() - walk.from()) / PER_MS);
  }

  /** How much later the voice is in what was heard than in itself, by half a second of it. */
  private static int anchor(short[] spoken, short[] sound, int from) {
    short[] piece = Arrays.copyOfRange(sound, from, from + ANCHOR);
    Correlation found = Correlation.find(piece, spoken, spoken.length);
    return found.peak() > SAME_WIDE ? from - found.lagSamples() : NOWHERE;
  }

  /**
   * The lag of the piece that was heard at this place, or the least number when it is not there.
   */
  private static int place(short[] spoken, short[] sound, int at, int lag) {
    int near = best(spoken, sound, new Search(at, lag, PIECE, NEAR), SAME);
    if (near != NOWHERE) {
      return near;
    }
    int moved = best(spoken, sound, new Search(at, lag, WIDE_PIECE, WIDE), SAME_WIDE);
    return moved == NOWHERE
        ? NOWHERE // a long piece with a hole in it may be found: its first 10 ms must be too
        : best(spoken, sound, new Search(at, moved, PIECE, NEAR), SAME);
  }

  /** A piece of what was heard, and how far around the expected lag it is looked for. */
  private record Search(int at, int lag, int length, int reach) {}

  private static int best(short[] spoken, short[] sound, Search search, double enough) {
    int best = NOWHERE;
    double peak = enough;
    for (int move = -search.reach(); move <= search.reach(); move++) {
      int lag = search.lag() + move;
      int begin = search.at() - lag;
      if (begin < 0 || begin + search.length() > spoken.length) {
        continue;
      }
      double likeness = likeness(spoken, begin, sound, search.at(), search.length());
      if (likeness > peak) {
        peak = likeness;
        best = lag;
      }
    }
    return best;
  }

  private static double likeness(short[] a, int fromA, short[] b, int fromB, int length) {
    double product = 0;
    double energyA = 0;
    double energyB = 0;
    for (int i = 0; i < length; i++) {
      double left = a[fromA + i];
      double right = b[fromB + i];
      product += left * right;
      energyA += left * left;
      energyB += right * right;
    }
    return energyA == 0 || energyB == 0 ? 0 : product / Math.sqrt(energyA * energyB);
  }
}
