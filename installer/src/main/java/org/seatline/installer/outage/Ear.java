package org.seatline.installer.outage;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.FrameConverter;
import org.seatline.softphone.media.PcmClip;

/** Remembers everything that is heard. Any thread. */
public final class Ear implements AudioSink {
  private static final int PER_MS = SteadyVoice.RATE / 1_000;

  private final FrameConverter converter = new FrameConverter(SteadyVoice.RATE);
  private short[] heard = new short[SteadyVoice.RATE * 60];
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
  public synchronized int ms() {
    return length / PER_MS;
  }

  /** All of it. */
  public synchronized PcmClip all() {
    return PcmClip.of(Arrays.copyOf(heard, length), SteadyVoice.RATE);
  }

  /** What was heard from this moment on, as {@link #ms} counts. */
  public synchronized PcmClip from(int startMs) {
    return PcmClip.of(Arrays.copyOfRange(heard, startMs * PER_MS, length), SteadyVoice.RATE);
  }

  /** Waits until so much more was listened to. */
  public synchronized void awaitMore(int moreMs) throws IOException, InterruptedException {
    int wanted = length + moreMs * PER_MS;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(moreMs + 20_000L);
    while (length < wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new IOException("nothing came to the ear for " + moreMs + " ms");
      }
      wait(left);
    }
  }
}
