package org.seatline.softphone.media;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fast Fourier transform in place, for one length that is a power of two. The tables are made once
 * for each length; any thread may use them.
 */
public final class Fourier {
  /** At most one for each power of two. */
  private static final Map<Integer, Fourier> KNOWN = new ConcurrentHashMap<>();

  private final int length;
  private final double[] cos;
  private final double[] sin;

  /** The transform of the smallest length that is a power of two and at least this. */
  public static Fourier atLeast(int length) {
    int power = Integer.highestOneBit(Math.max(2, length) - 1) << 1;
    return KNOWN.computeIfAbsent(power, Fourier::new);
  }

  private Fourier(int length) {
    this.length = length;
    this.cos = new double[length / 2];
    this.sin = new double[length / 2];
    for (int i = 0; i < length / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / length);
      sin[i] = Math.sin(2 * Math.PI * i / length);
    }
  }

  /** Its length. */
  public int length() {
    return length;
  }

  /** From samples to frequencies. */
  public void forwards(double[] re, double[] im) {
    transform(re, im, -1);
  }

  /** From frequencies to samples, divided by the length. */
  public void backwards(double[] re, double[] im) {
    transform(re, im, 1);
    for (int i = 0; i < length; i++) {
      re[i] /= length;
      im[i] /= length;
    }
  }

  private void transform(double[] re, double[] im, int sign) {
    reorder(re, im);
    for (int half = 1; half < length; half *= 2) {
      int stride = length / (2 * half);
      for (int block = 0; block < length; block += 2 * half) {
        butterflies(re, im, block, half, stride, sign);
      }
    }
  }

  private void butterflies(double[] re, double[] im, int block, int half, int stride, int sign) {
    for (int k = 0; k < half; k++) {
      double c = cos[k * stride];
      double s = sign * sin[k * stride];
      int i = block + k;
      int j = i + half;
      double real = re[j] * c - im[j] * s;
      double imaginary = re[j] * s + im[j] * c;
      re[j] = re[i] - real;
      im[j] = im[i] - imaginary;
      re[i] += real;
      im[i] += imaginary;
    }
  }

  private void reorder(double[] re, double[] im) {
    int bits = Integer.numberOfTrailingZeros(length);
    for (int i = 0; i < length; i++) {
      int j = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
      if (j > i) {
        double r = re[i];
        re[i] = re[j];
        re[j] = r;
        double m = im[i];
        im[i] = im[j];
        im[j] = m;
      }
    }
  }
}
