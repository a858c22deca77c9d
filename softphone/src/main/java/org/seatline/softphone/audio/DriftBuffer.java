package org.seatline.softphone.audio;

import java.util.Arrays;
import org.seatline.softphone.media.SampleRing;

/**
 * Stands between two clocks, the sound card's and the pacer's: fills to a low level before it
 * gives, sheds samples in silence when it is too full for long and all at once when it is far too
 * full, so that the delay cannot grow over a shift. One writer, one reader.
 */
final class DriftBuffer {
  private static final int QUIET_AMPLITUDE = 200;

  /** Reads in a row above the high level before samples are shed. */
  private static final int PATIENCE_READS = 25;

  private final SampleRing ring;
  private final int startLevel;
  private final int highLevel;
  private boolean giving;
  private int readsAboveHigh;
  private volatile long underruns;
  private volatile long shed;

  /**
   * @param startMs level at which it begins to give
   * @param highMs level above which it sheds in silence
   * @param fullMs level above which the oldest is lost at once
   */
  DriftBuffer(int sampleRate, int startMs, int highMs, int fullMs) {
    ring = new SampleRing(sampleRate / 1000 * fullMs);
    startLevel = sampleRate / 1000 * startMs;
    highLevel = sampleRate / 1000 * highMs;
  }

  void write(short[] samples, int length) {
    ring.write(samples, 0, length);
  }

  /** Fills {@code out} wholly with sound, or as far as there is any; the rest is silent. */
  int read(short[] out, int length) {
    int size = ring.size();
    giving = giving ? size > 0 : size >= startLevel;
    if (!giving) {
      Arrays.fill(out, 0, length, (short) 0);
      return 0;
    }
    int got = ring.read(out, 0, length);
    if (got < length) {
      Arrays.fill(out, got, length, (short) 0);
      giving = false;
      long before = underruns;
      underruns = before + 1;
    }
    readsAboveHigh = size > highLevel ? readsAboveHigh + 1 : 0;
    if (readsAboveHigh > PATIENCE_READS && quiet(out, got)) {
      int less = Math.min(length, (size - startLevel) / 2);
      ring.drop(less);
      long before = shed;
      shed = before + less;
      readsAboveHigh = 0;
    }
    return got;
  }

  private static boolean quiet(short[] x, int length) {
    for (int i = 0; i < length; i++) {
      if (Math.abs(x[i]) > QUIET_AMPLITUDE) {
        return false;
      }
    }
    return true;
  }

  void clear() {
    ring.clear();
  }

  int size() {
    return ring.size();
  }

  /** How often there was nothing to give while it should have had. */
  long underruns() {
    return underruns;
  }

  /** Samples left out, in silence or for want of room. */
  long shed() {
    return shed + ring.dropped();
  }
}
