package org.seatline.app.call;

import java.util.Arrays;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.FrameConverter;
import org.seatline.softphone.media.PcmClip;

/** Tones that people say in tests, and an ear that tells them apart. */
final class Tones {
  static final int RATE = 8_000;

  private static final int AMPLITUDE = 8_000;

  /** Share of a tone said alone and heard whole above which it counts as heard. */
  private static final double HEARD = 0.05;

  private Tones() {}

  /** A second of a tone. */
  static PcmClip tone(double hertz) {
    short[] samples = new short[RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return PcmClip.of(samples, RATE);
  }

  /** Energy of a tone (Goertzel). */
  static double power(short[] samples, int hertz) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
    double before = 0;
    double beforeThat = 0;
    for (short sample : samples) {
      double now = sample + coefficient * before - beforeThat;
      beforeThat = before;
      before = now;
    }
    return before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
  }

  /** Whether a tone is in these samples, alone or among others. */
  static boolean isIn(short[] samples, int hertz) {
    double whole = AMPLITUDE * samples.length / 2.0;
    return power(samples, hertz) > HEARD * HEARD * whole * whole;
  }

  /** Hears the last 300 ms. Any thread. */
  static final class Ear implements AudioSink {
    private final FrameConverter converter = new FrameConverter(RATE);
    private final short[] last = new short[RATE * 3 / 10];

    @Override
    public synchronized void write(short[] frame, int length, int sampleRate) {
      converter.convert(frame, length, sampleRate);
      int more = Math.min(converter.length(), last.length);
      System.arraycopy(last, more, last, 0, last.length - more);
      System.arraycopy(converter.samples(), 0, last, last.length - more, more);
    }

    /** Whether exactly these of the tones that are said are heard now. */
    synchronized boolean hearsOnly(int[] said, int... wanted) {
      for (int hertz : said) {
        boolean expected = Arrays.stream(wanted).anyMatch(each -> each == hertz);
        if (isIn(last, hertz) != expected) {
          return false;
        }
      }
      return true;
    }
  }
}
