package org.seatline.softphone.rtp;

import java.util.Arrays;

/**
 * Fills holes in speech by repeating its last pitch periods, fading out over 60 ms, and blends back
 * in afterwards: in the manner of ITU-T G.711 Appendix I, without its extra delay.
 */
final class Concealer {
  private static final int FULL_MS = 10;
  private static final int FADED_MS = 60;
  private static final int PERIODS_MAX = 3;

  private final Pitch pitch;
  private final short[] history;
  private final int samplesPerMs;
  private int concealed;
  private int period;
  private int position;
  private final short[] tail;

  Concealer(int sampleRate) {
    pitch = new Pitch(sampleRate);
    samplesPerMs = sampleRate / 1000;
    history = new short[PERIODS_MAX * pitch.longest + pitch.longest / 4 + pitch.window];
    tail = new short[10 * samplesPerMs];
  }

  /** Remembers samples that were really received, blending their beginning after a hole. */
  void good(short[] x, int offset, int length) {
    if (concealed > 0) {
      blend(x, offset, length);
      concealed = 0;
    }
    int keep = Math.min(length, history.length);
    System.arraycopy(history, keep, history, 0, history.length - keep);
    System.arraycopy(x, offset + length - keep, history, history.length - keep, keep);
  }

  private void blend(short[] x, int offset, int length) {
    // A quarter of a period, longer after a longer hole (4 ms for each 10 ms), at most 10 ms.
    int span = period / 4 + concealed * 4 / 10;
    span = Math.min(Math.min(span, tail.length), length);
    fill(tail, 0, span);
    for (int i = 0; i < span; i++) {
      int weight = (i << 10) / span;
      x[offset + i] = (short) ((x[offset + i] * weight + tail[i] * (1024 - weight)) >> 10);
    }
  }

  /** Makes up {@code length} samples that go on where the speech broke off. */
  void conceal(short[] out, int offset, int length) {
    if (concealed == 0) {
      period = pitch.find(history, history.length - pitch.window, -1);
      position = 0;
    }
    fill(out, offset, length);
  }

  private void fill(short[] out, int offset, int length) {
    for (int i = 0; i < length; i++) {
      int gain = gain();
      out[offset + i] = gain == 0 ? 0 : (short) ((nextSample() * gain) >> 10);
      concealed++;
    }
  }

  // The first 10 ms repeat one period, the next two, then three: less of a buzz.
  private int nextSample() {
    int periods = Math.min(PERIODS_MAX, 1 + concealed / (FULL_MS * samplesPerMs));
    int start = history.length - periods * period;
    if (position >= periods * period) {
      position = 0;
    }
    int at = start + position++;
    int quarter = Math.max(1, period / 4);
    int fromEnd = history.length - at;
    if (fromEnd > quarter) {
      return history[at];
    }
    // The end of the repeated stretch flows into its beginning.
    int weight = (fromEnd << 10) / quarter;
    int before = history[at - periods * period];
    return (history[at] * weight + before * (1024 - weight)) >> 10;
  }

  private int gain() {
    int full = FULL_MS * samplesPerMs;
    int faded = FADED_MS * samplesPerMs;
    if (concealed <= full) {
      return 1024;
    }
    return concealed >= faded ? 0 : 1024 * (faded - concealed) / (faded - full);
  }

  void reset() {
    Arrays.fill(history, (short) 0);
    concealed = 0;
  }
}
