package org.seatline.softphone.media;

/** Fast Fourier transform in place, for lengths that are powers of two. */
final class Fourier {
  private Fourier() {}

  /** Transforms; backwards the result is divided by the length. */
  static void transform(double[] re, double[] im, boolean backwards) {
    reorder(re, im);
    int n = re.length;
    for (int half = 1; half < n; half *= 2) {
      double step = (backwards ? Math.PI : -Math.PI) / half;
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(step * k);
        double sin = Math.sin(step * k);
        for (int i = k; i < n; i += 2 * half) {
          int j = i + half;
          double real = re[j] * cos - im[j] * sin;
          double imaginary = re[j] * sin + im[j] * cos;
          re[j] = re[i] - real;
          im[j] = im[i] - imaginary;
          re[i] += real;
          im[i] += imaginary;
        }
      }
    }
    for (int i = 0; backwards && i < n; i++) {
      re[i] /= n;
      im[i] /= n;
    }
  }

  private static void reorder(double[] re, double[] im) {
    int n = re.length;
    int bits = Integer.numberOfTrailingZeros(n);
    for (int i = 0; i < n; i++) {
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
