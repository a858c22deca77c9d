package org.seatline.softphone.testbench;

import java.util.Arrays;
import java.util.Random;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.PcmClip;

/** Sounds made for tests, and an ear that keeps what it hears. */
public final class Sounds {
  private Sounds() {}

  /** Something like speech that is like nothing else: syllables of random pitch and length. */
  public static PcmClip babble(long seed, int ms, int sampleRate) {
    Random random = new Random(seed);
    short[] x = new short[sampleRate / 1000 * ms];
    int at = 0;
    while (at < x.length) {
      int length = sampleRate / 1000 * (80 + random.nextInt(220));
      double pitch = 90 + random.nextDouble() * 160;
      double loud = random.nextInt(5) == 0 ? 0 : 800 + random.nextDouble() * 3000;
      double colour = random.nextDouble() * 3;
      for (int i = 0; i < length && at < x.length; i++, at++) {
        double sum = 0;
        for (int k = 1; k <= 8; k++) {
          sum += Math.sin(2 * Math.PI * pitch * k * i / sampleRate + colour * k) / k;
        }
        sum += random.nextGaussian() * 0.2;
        x[at] = (short) (loud * sum * Math.sin(Math.PI * i / length));
      }
    }
    return PcmClip.of(x, sampleRate);
  }

  /** Keeps up to a number of samples; may be read while it is written. */
  public static final class Ear implements AudioSink {
    private final short[] samples;
    private int length;
    private int rate = 8000;

    public Ear(int samplesMax) {
      samples = new short[samplesMax];
    }

    @Override
    public synchronized void write(short[] frame, int count, int sampleRate) {
      rate = sampleRate;
      int part = Math.min(count, samples.length - length);
      System.arraycopy(frame, 0, samples, length, part);
      length += part;
    }

    public synchronized short[] heard() {
      return Arrays.copyOf(samples, length);
    }

    /** What was heard, at the rate of the last frame. */
    public synchronized PcmClip clip() {
      return PcmClip.of(heard(), rate);
    }

    public synchronized int length() {
      return length;
    }
  }
}
