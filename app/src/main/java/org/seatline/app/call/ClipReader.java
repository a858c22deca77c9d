package org.seatline.app.call;

import java.util.concurrent.atomic.AtomicInteger;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.RateSource;

/** Reads a clip at any rate, from any position. One reader; positions from any thread. */
final class ClipReader implements AudioSource {
  private static final long MS_PER_SECOND = 1_000;

  private final short[] samples;
  private final int sampleRate;
  private final RateSource atAnyRate;
  private final AtomicInteger next = new AtomicInteger();
  private final TimeStretch stretch;
  private volatile double speed = 1;

  ClipReader(PcmClip clip) {
    samples = clip.toArray();
    sampleRate = clip.sampleRate();
    stretch = new TimeStretch(samples, sampleRate);
    atAnyRate = new RateSource(this::take, sampleRate);
  }

  int sampleRate() {
    return sampleRate;
  }

  long lengthMs() {
    return samples.length * MS_PER_SECOND / sampleRate;
  }

  long positionMs() {
    return next.get() * MS_PER_SECOND / sampleRate;
  }

  boolean atEnd() {
    return next.get() >= samples.length;
  }

  void seek(long positionMs) {
    long sample = positionMs * sampleRate / MS_PER_SECOND;
    next.set((int) Math.clamp(sample, 0, samples.length));
  }

  /** From the next frame on; 1 is as it was spoken. */
  void speed(double factor) {
    speed = factor;
  }

  @Override
  public int read(short[] frame, int length, int rate) {
    return atAnyRate.read(frame, length, rate);
  }

  // A position that is set meanwhile wins over where this frame ends.
  private int take(short[] frame, int length, int ownRate) {
    int at = next.get();
    double now = speed;
    if (now != 1) {
      if (at != stretch.position()) {
        stretch.moveTo(at);
      }
      int count = stretch.read(frame, length, now);
      next.compareAndSet(at, stretch.position());
      return count;
    }
    int count = Math.min(length, samples.length - at);
    System.arraycopy(samples, at, frame, 0, count);
    next.compareAndSet(at, at + count);
    return count;
  }
}
