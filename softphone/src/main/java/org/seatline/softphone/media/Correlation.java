package org.seatline.softphone.media;

import java.util.Arrays;

/**
 * Finds out whether, and how late, one sound is heard in another: normalised cross-correlation,
 * which does not care for level. Used to check that what was spoken is what was recorded.
 *
 * @param peak likeness at the best lag: 1 the same, around 0 unrelated
 * @param lagSamples how much later than in the reference the sound begins in what was heard
 */
public record Correlation(double peak, int lagSamples) {
  /** A segment quieter than this share of the loudest says nothing. */
  private static final double QUIET_SHARE = 0.05;

  /** Transforms are so many times as long as the reference: short enough for the cache. */
  private static final int BLOCK_TO_REFERENCE = 4;

  /** How far a segment may move against the one before: jitter buffers stretch speech. */
  private static final int DRIFT_MAX_MS = 200;

  /**
   * Compares as a whole.
   *
   * @param maxLag largest lag looked at, in samples; negative lags are looked at as far
   */
  public static Correlation find(short[] reference, short[] heard, int maxLag) {
    return find(reference, 0, reference.length, heard, -maxLag, maxLag);
  }

  /**
   * Compares piece by piece, so that speech stretched on its way by a jitter buffer or a drifting
   * clock is still known again. The peak is the mean over the pieces, weighted by their energy; the
   * lag is that of the loudest.
   */
  public static Correlation bySegments(
      short[] reference, short[] heard, int sampleRate, int maxLagMs, int segmentMs) {
    int segment = Math.min(reference.length, sampleRate / 1000 * segmentMs);
    int maxLag = sampleRate / 1000 * maxLagMs;
    int drift = sampleRate / 1000 * DRIFT_MAX_MS;
    int loudest = loudestSegment(reference, segment);
    double loudestEnergy = energy(reference, loudest, segment);
    Correlation anchor = find(reference, loudest, segment, heard, -maxLag, maxLag);
    double sum = anchor.peak * loudestEnergy;
    double weights = loudestEnergy;
    for (int direction = -1; direction <= 1; direction += 2) {
      int lag = anchor.lagSamples;
      for (int from = loudest + direction * segment;
          from >= 0 && from + segment <= reference.length;
          from += direction * segment) {
        double weight = energy(reference, from, segment);
        if (weight < loudestEnergy * QUIET_SHARE) {
          continue;
        }
        Correlation one = find(reference, from, segment, heard, lag - drift, lag + drift);
        lag = one.peak > 0.5 ? one.lagSamples : lag;
        sum += one.peak * weight;
        weights += weight;
      }
    }
    return new Correlation(weights == 0 ? 0 : sum / weights, anchor.lagSamples);
  }

  private static int loudestSegment(short[] x, int segment) {
    int best = 0;
    for (int from = 0; from + segment <= x.length; from += segment) {
      best = energy(x, from, segment) > energy(x, best, segment) ? from : best;
    }
    return best;
  }

  private static double energy(short[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum;
  }

  private static Correlation find(
      short[] reference, int from, int length, short[] heard, int minLag, int maxLag) {
    // Outside of these there is nothing under the reference.
    int first = Math.max(minLag, 1 - from - length);
    int last = Math.min(maxLag, heard.length - 1 - from);
    if (last < first || length == 0) {
      return new Correlation(0, 0);
    }
    // heard[base + k] is the first sample under the reference at the k-th lag.
    int base = from + first;
    int lags = last - first + 1;
    double[] squares = new double[length + lags + 1];
    for (int i = 0; i < length + lags; i++) {
      double value = at(heard, base + i);
      squares[i + 1] = squares[i] + value * value;
    }
    double[] products = products(reference, from, length, heard, base, lags);
    return best(products, squares, energy(reference, from, length), length, lags, first);
  }

  /** The sums of products at each lag, block by block, two blocks in one complex transform. */
  private static double[] products(
      short[] reference, int from, int length, short[] heard, int base, int lags) {
    Fourier fourier = Fourier.atLeast(Math.min(BLOCK_TO_REFERENCE * length, length + lags));
    int size = fourier.length();
    int valid = size - length + 1;
    double[] kernelRe = new double[size];
    double[] kernelIm = new double[size];
    // The reference turned round makes a correlation of the convolution.
    for (int i = 0; i < length; i++) {
      kernelRe[i == 0 ? 0 : size - i] = reference[from + i];
    }
    fourier.forwards(kernelRe, kernelIm);
    double[] products = new double[lags];
    double[] re = new double[size];
    double[] im = new double[size];
    for (int block = 0; block < lags; block += 2 * valid) {
      for (int i = 0; i < size; i++) {
        re[i] = at(heard, base + block + i);
        im[i] = at(heard, base + block + valid + i);
      }
      fourier.forwards(re, im);
      for (int i = 0; i < size; i++) {
        double real = re[i] * kernelRe[i] - im[i] * kernelIm[i];
        im[i] = re[i] * kernelIm[i] + im[i] * kernelRe[i];
        re[i] = real;
      }
      fourier.backwards(re, im);
      int two = Math.min(block + valid, lags);
      System.arraycopy(re, 0, products, block, two - block);
      System.arraycopy(im, 0, products, two, Math.clamp(lags - two, 0, valid));
    }
    return products;
  }

  private static double at(short[] samples, int index) {
    return index >= 0 && index < samples.length ? samples[index] : 0;
  }

  private static Correlation best(
      double[] products, double[] squares, double energy, int length, int lags, int minLag) {
    double peak = 0;
    int lag = 0;
    // Windows with next to nothing in them would make noise look like likeness.
    double floor = energy * 1e-4 + 1;
    double largest = Arrays.stream(squares).max().orElse(0);
    for (int k = 0; k < lags; k++) {
      double heardEnergy = squares[k + length] - squares[k];
      if (heardEnergy < Math.min(floor, largest * 0.01 + 1)) {
        continue;
      }
      double value = products[k] / Math.sqrt(energy * heardEnergy + 1);
      if (value > peak) {
        peak = value;
        lag = minLag + k;
      }
    }
    return new Correlation(Math.min(1, peak), lag);
  }
}
