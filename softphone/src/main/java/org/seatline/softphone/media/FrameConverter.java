package org.seatline.softphone.media;

import org.jspecify.annotations.Nullable;

/** Brings frames of 20 ms to one rate, whatever rate they come in. Not thread-safe. */
public final class FrameConverter {
  private final int toRate;
  private int fromRate;
  private @Nullable Resampler resampler;
  private short[] out = new short[0];
  private int length;

  public FrameConverter(int toRate) {
    this.toRate = toRate;
    this.fromRate = toRate;
  }

  /** Converts; the result is in {@link #samples()}, {@link #length()} of them. */
  public FrameConverter convert(short[] frame, int frameLength, int frameRate) {
    if (frameRate != fromRate) {
      fromRate = frameRate;
      resampler = frameRate == toRate ? null : new Resampler(frameRate, toRate);
    }
    Resampler filter = resampler;
    int room = filter == null ? frameLength : filter.maxOutput(frameLength);
    if (out.length < room) {
      out = new short[room];
    }
    if (filter == null) {
      System.arraycopy(frame, 0, out, 0, frameLength);
      length = frameLength;
    } else {
      length = filter.process(frame, frameLength, out);
    }
    return this;
  }

  /** Valid until the next conversion. */
  public short[] samples() {
    return out;
  }

  public int length() {
    return length;
  }
}
