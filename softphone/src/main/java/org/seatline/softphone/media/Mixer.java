package org.seatline.softphone.media;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Adds sources up, each with a gain and a mute switch. One reader; inputs change at any time. */
public final class Mixer implements AudioSource {
  private static final int UNITY = 1 << 12;

  private final List<Input> inputs = new CopyOnWriteArrayList<>();
  private int[] sum = new int[0];
  private short[] one = new short[0];

  /** One source in the mix. */
  public final class Input {
    private final AudioSource source;
    private volatile boolean muted;
    private volatile int gain = UNITY;

    private Input(AudioSource source) {
      this.source = source;
    }

    /** While muted the source is read, so that it does not fall behind, but not heard. */
    public Input muted(boolean value) {
      muted = value;
      return this;
    }

    public boolean muted() {
      return muted;
    }

    /** Factor, 0 to 8; 1 leaves the source as it is. */
    public Input gain(double factor) {
      gain = (int) Math.round(Math.clamp(factor, 0.0, 8.0) * UNITY);
      return this;
    }

    public void remove() {
      inputs.remove(this);
    }
  }

  /** Adds a source at its own level. */
  public Input add(AudioSource source) {
    Input input = new Input(source);
    inputs.add(input);
    return input;
  }

  @Override
  public int read(short[] frame, int length, int sampleRate) {
    if (sum.length < length) {
      sum = new int[length];
      one = new short[length];
    }
    Arrays.fill(sum, 0, length, 0);
    int longest = 0;
    for (Input input : inputs) {
      int got = input.source.read(one, length, sampleRate);
      int gain = input.muted ? 0 : input.gain;
      if (gain == 0) {
        continue;
      }
      longest = Math.max(longest, got);
      for (int i = 0; i < got; i++) {
        sum[i] += (one[i] * gain) >> 12;
      }
    }
    for (int i = 0; i < longest; i++) {
      frame[i] = (short) Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return longest;
  }
}
