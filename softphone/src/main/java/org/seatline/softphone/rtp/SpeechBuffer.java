package org.seatline.softphone.rtp;

/**
 * Sound that was decoded or made up and waits to be played, with a little of what was played before
 * it.
 *
 * <pre>
 * | played (history) | waiting | room |
 * 0                start      end   capacity
 * </pre>
 */
final class SpeechBuffer {
  /** What is kept of the past at least, unless it was lengthened. */
  private static final int HISTORY_MS = 80;

  /** Sound that may wait, and room to spare so that it need not be moved for every packet. */
  private static final int WAITING_MAX_MS = 400;

  private final short[] samples;
  private final int historyLength;
  private int start;
  private int end;

  SpeechBuffer(StreamRates rates) {
    historyLength = rates.samplesOfMs(HISTORY_MS);
    samples = new short[historyLength + rates.samplesOfMs(WAITING_MAX_MS)];
    start = historyLength;
    end = start;
  }

  /** All samples; those from {@link #end} on may be written, and become sound by {@link #grow}. */
  short[] samples() {
    return samples;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Samples that wait. */
  int length() {
    return end - start;
  }

  /** Makes sure that {@code count} samples fit after the end, or as many as can be. */
  int reserve(int count) {
    if (end + count > samples.length && start > historyLength) {
      int shift = start - historyLength;
      System.arraycopy(samples, shift, samples, 0, end - shift);
      start -= shift;
      end -= shift;
    }
    return Math.min(count, samples.length - end);
  }

  /** Takes samples written after the end as sound. */
  void grow(int count) {
    end += count;
  }

  /** Moves the border between past and future: negative plays some of the past again. */
  void moveStart(int by) {
    start += by;
  }

  /** Plays the next samples. */
  void give(short[] out, int count) {
    System.arraycopy(samples, start, out, 0, count);
    start += count;
  }
}
