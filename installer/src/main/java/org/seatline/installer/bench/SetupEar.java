package org.seatline.installer.bench;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/** Hears a call's beginning: when the first sound came, and whether its first syllable is whole. */
final class SetupEar implements AudioSink {
  static final int RATE = 8_000;

  /** Louder than the quantisation of silence. */
  private static final int LOUD = 200;

  private static final int SYLLABLE_MS = 160;
  private static final int PAUSE_MS = 360;
  private static final int HEARD_MS = 360;
  private static final int PIECE = RATE / 50;

  /** A piece that is like another has 0.8. */
  private static final double WHOLE = 0.9;

  private static final long MAX_S = 10;

  private final short[] heard = new short[RATE / 1000 * HEARD_MS];
  private final CompletableFuture<Long> first = new CompletableFuture<>();
  private final CompletableFuture<Boolean> full = new CompletableFuture<>();
  private int length;

  /** A syllable that begins at once at full strength: what is cut off is missed. */
  static PcmClip syllable() {
    short[] samples = new short[RATE / 1000 * SYLLABLE_MS];
    for (int i = 0; i < samples.length; i++) {
      double pitch =
          2 * Math.PI * (180 + 0.05 * i) * i / RATE; // gliding, so that no part is like another
      double fade = 1 - 0.6 * i / samples.length;
      samples[i] = (short) (6_000 * fade * (Math.cos(pitch) + 0.5 * Math.cos(3 * pitch)));
    }
    return PcmClip.of(samples, RATE);
  }

  /** The syllable again and again, with pauses, for whoever misses the first. */
  static PcmClip calls() {
    return syllable().then(PcmClip.silence(PAUSE_MS, RATE));
  }

  @Override
  public synchronized void write(short[] frame, int count, int sampleRate) {
    int from = 0;
    if (length == 0) {
      while (from < count && Math.abs(frame[from]) < LOUD) {
        from++;
      }
      if (from == count) {
        return;
      }
      first.complete(System.nanoTime());
    }
    int part = Math.min(count - from, heard.length - length);
    System.arraycopy(frame, from, heard, length, part);
    length += part;
    if (length == heard.length) {
      full.complete(true);
    }
  }

  /** When the first sound came, nanoseconds. */
  long firstNanos() throws Exception {
    return first.get(MAX_S, TimeUnit.SECONDS);
  }

  /**
   * 1 when a part of the syllable is missing, else 0. A thread that wakes up late stretches it;
   * that is another matter.
   */
  int clipped() throws Exception {
    full.get(MAX_S, TimeUnit.SECONDS);
    short[] copy;
    synchronized (this) {
      copy = Arrays.copyOf(heard, length);
    }
    short[] whole = syllable().toArray();
    for (int from = 0; from < whole.length; from += PIECE) {
      short[] piece = Arrays.copyOfRange(whole, from, from + PIECE);
      if (Correlation.find(piece, copy, copy.length).peak() < WHOLE) {
        return 1;
      }
    }
    return 0;
  }
}
