package org.seatline.softphone.media;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream by a windowed-sinc polyphase filter. Any pair of rates whose
 * ratio has small terms (8, 16, 32, 44.1, 48 kHz); about 4 ms of delay at 8 kHz. Not thread-safe.
 */
public final class Resampler {
  /** Filter taps on either side of a sample, at the lower of both rates. */
  private static final int HALF_TAPS = 16;

  private static final double KAISER_BETA = 7;

  /** Share of the lower Nyquist frequency that passes. */
  private static final double PASS = 0.92;

  private final int up;
  private final int down;
  private final int taps;
  private final float[] filter;
  private final float[] history;
  private int filled;
  private int phase;

  public Resampler(int fromRate, int toRate) {
    int divisor = gcd(fromRate, toRate);
    up = toRate / divisor;
    down = fromRate / divisor;
    double cutoff = PASS * Math.min(1.0, (double) up / down);
    taps = 2 * (int) Math.ceil(HALF_TAPS * Math.max(1.0, (double) down / up));
    filter = design(cutoff);
    history = new float[2 * taps];
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  // One filter of `taps` coefficients, by the sample's age, for each of `up` phases, side by side.
  private float[] design(double cutoff) {
    float[] coefficients = new float[up * taps];
    for (int p = 0; p < up; p++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        double x = k - taps / 2.0 + (double) p / up;
        double value = sinc(cutoff * x) * kaiser(x / (taps / 2.0));
        coefficients[p * taps + k] = (float) value;
        sum += value;
      }
      for (int k = 0; k < taps; k++) {
        coefficients[p * taps + k] /= (float) sum;
      }
    }
    return coefficients;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) > 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
  }

  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 25; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /** Largest number of samples that {@code inputLength} samples become. */
  public int maxOutput(int inputLength) {
    return (int) (((long) inputLength * up + down - 1) / down) + 1;
  }

  /**
   * Takes samples and gives what they become.
   *
   * @return samples written; {@code out} must have room for {@link #maxOutput}
   */
  public int process(short[] in, int length, short[] out) {
    return process(in, length, out, 0);
  }

  /** The same, written from index {@code offset} on. */
  public int process(short[] in, int length, short[] out, int offset) {
    int produced = offset;
    for (int i = 0; i < length; i++) {
      push(in[i]);
      while (phase < up) {
        out[produced++] = output();
        phase += down;
      }
      phase -= up;
    }
    return produced - offset;
  }

  // The history is kept twice over so that the newest `taps` values always lie in one piece.
  private void push(short sample) {
    history[filled] = sample;
    history[filled + taps] = sample;
    filled = (filled + 1) % taps;
  }

  private short output() {
    float sum = 0;
    int base = phase * taps;
    for (int k = 0; k < taps; k++) {
      sum += history[filled + k] * filter[base + taps - 1 - k];
    }
    return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Samples of input by which the output lags. */
  int delay() {
    return taps / 2;
  }

  /** A whole sound at another rate, without the filter's delay. */
  public static short[] resample(short[] in, int fromRate, int toRate) {
    if (fromRate == toRate) {
      return in.clone();
    }
    Resampler resampler = new Resampler(fromRate, toRate);
    short[] padded = Arrays.copyOf(in, in.length + resampler.delay());
    short[] out = new short[resampler.maxOutput(padded.length)];
    int produced = resampler.process(padded, padded.length, out);
    int skip = (int) Math.round((double) resampler.delay() * toRate / fromRate);
    int wanted = (int) ((long) in.length * toRate / fromRate);
    return Arrays.copyOfRange(out, Math.min(skip, produced), Math.min(skip, produced) + wanted);
  }
}
