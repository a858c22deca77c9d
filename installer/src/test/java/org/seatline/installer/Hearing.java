package org.seatline.installer;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.FrameConverter;
import org.seatline.softphone.media.PcmClip;

/** Remembers everything that is heard, and finds the holes in it. Any thread. */
final class Hearing implements AudioSink {
  /** Rate of everything that is kept here, whatever rate it comes in, in Hz. */
  static final int RATE = 8_000;

  private static final int WINDOW = RATE / 50;

  /** Root mean square (of 32,767) under which a window counts as silent. */
  private static final double SILENT_RMS = 120;

  private final FrameConverter converter = new FrameConverter(RATE);
  private short[] heard = new short[RATE * 60];
  private int length;

  @Override
  public synchronized void write(short[] frame, int count, int sampleRate) {
    converter.convert(frame, count, sampleRate);
    int more = converter.length();
    if (length + more > heard.length) {
      heard = Arrays.copyOf(heard, heard.length * 2);
    }
    System.arraycopy(converter.samples(), 0, heard, length, more);
    length += more;
    notifyAll();
  }

  /** How much was heard so far, silence included, in milliseconds. */
  synchronized int ms() {
    return (int) (length * 1_000L / RATE);
  }

  /** Waits until so much more was listened to, silence included. */
  synchronized void awaitMore(int moreMs) throws IOException, InterruptedException {
    int wanted = length + moreMs * (RATE / 1_000);
    await(() -> length >= wanted, moreMs + 10_000L, moreMs + " ms of sound did not come");
  }

  /** Waits for so much sound without a silence in it. */
  synchronized void awaitSound(int soundMs, long maxMs) throws IOException, InterruptedException {
    int since = length;
    int sound = soundMs * (RATE / 1_000);
    await(
        () -> length - since > sound && longestSilence(heard, length - sound, length) == 0,
        maxMs,
        "nothing was heard");
  }

  private void await(java.util.function.BooleanSupplier done, long maxMs, String otherwise)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
    while (!done.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new IOException(otherwise + " within " + maxMs + " ms");
      }
      wait(left);
    }
  }

  /** The longest silence between two moments of what was heard, all in milliseconds. */
  synchronized int longestSilenceMs(int fromMs, int toMs) {
    return longestSilence(heard, fromMs * (RATE / 1_000), toMs * (RATE / 1_000));
  }

  /** The longest silence in a clip of this rate, from a moment on, in milliseconds. */
  static int longestSilenceMs(PcmClip clip, int fromMs, int toMs) {
    return longestSilence(clip.toArray(), fromMs * (RATE / 1_000), toMs * (RATE / 1_000));
  }

  private static int longestSilence(short[] sound, int from, int to) {
    int longest = 0;
    int silent = 0;
    for (int at = from; at + WINDOW <= to; at += WINDOW) {
      double energy = 0;
      for (int i = at; i < at + WINDOW; i++) {
        energy += (double) sound[i] * sound[i];
      }
      silent = energy < SILENT_RMS * SILENT_RMS * WINDOW ? silent + 1 : 0;
      longest = Math.max(longest, silent);
    }
    return longest * WINDOW * 1_000 / RATE;
  }

  /** What was heard from a moment on, at the earliest from the beginning. */
  synchronized PcmClip from(int fromMs) {
    int from = Math.max(0, fromMs) * (RATE / 1_000);
    return PcmClip.of(Arrays.copyOfRange(heard, from, length), RATE);
  }
}
