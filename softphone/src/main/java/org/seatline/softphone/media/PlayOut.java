package org.seatline.softphone.media;

import org.seatline.softphone.rtp.JitterBuffer;

/**
 * The jitter buffer that a leg had before its rate changed: what is left in it is heard until the
 * new one has sound, so that a change of codec by re-INVITE makes no hole.
 */
final class PlayOut {
  private static final int FADE_MS = 10;

  private final JitterBuffer buffer;
  private final short[] frame;
  private final int fromRate;
  private final int fadeSamples;
  private final FrameConverter converter;

  PlayOut(JitterBuffer buffer, int fromRate, int toRate) {
    this.buffer = buffer;
    this.fromRate = fromRate;
    frame = new short[fromRate / 1000 * MediaEngine.TICK_MS];
    fadeSamples = toRate / 1000 * FADE_MS;
    converter = new FrameConverter(toRate);
  }

  /** Puts what is left in place of the silence; false when nothing is. */
  boolean replace(short[] silence) {
    boolean playing = buffer.pull(frame, frame.length);
    converter.convert(frame, frame.length, fromRate);
    System.arraycopy(
        converter.samples(), 0, silence, 0, Math.min(silence.length, converter.length()));
    return playing;
  }

  /** Goes over into the first sound of the new buffer. */
  void fadeInto(short[] next) {
    buffer.pull(frame, frame.length);
    converter.convert(frame, frame.length, fromRate);
    int span = Math.min(fadeSamples, Math.min(next.length, converter.length()));
    for (int i = 0; i < span; i++) {
      int old = converter.samples()[i];
      next[i] = (short) (old + (next[i] - old) * i / span);
    }
  }
}
