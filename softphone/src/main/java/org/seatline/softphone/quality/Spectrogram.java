package org.seatline.softphone.quality;

import org.seatline.softphone.media.Fourier;

/** Power spectra of overlapping frames under a Hann window. */
final class Spectrogram {
  private final int frame;
  private final int hop;
  private final Fourier fourier;
  private final double[] window;
  private final double[][] power;

  /**
   * @param frame samples in a frame
   * @param transform length of the transform, a power of two of at least a frame
   */
  Spectrogram(short[] x, int frame, int hop, int transform) {
    this.frame = frame;
    this.hop = hop;
    this.fourier = Fourier.atLeast(transform);
    this.window = new double[frame];
    for (int i = 0; i < frame; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (frame + 1));
    }
    int frames = x.length < frame ? 0 : (x.length - frame) / hop + 1;
    power = new double[frames][];
    for (int m = 0; m < frames; m++) {
      power[m] = power(x, m * this.hop);
    }
  }

  private double[] power(short[] x, int from) {
    double[] re = new double[fourier.length()];
    double[] im = new double[fourier.length()];
    for (int i = 0; i < frame; i++) {
      re[i] = x[from + i] * window[i];
    }
    fourier.forwards(re, im);
    double[] bins = new double[fourier.length() / 2 + 1];
    for (int k = 0; k < bins.length; k++) {
      bins[k] = re[k] * re[k] + im[k] * im[k];
    }
    return bins;
  }

  int frames() {
    return power.length;
  }

  /** Power of each frequency in a frame. */
  double[] frame(int m) {
    return power[m];
  }

  /** Which frames are within so many dB of the loudest: those in which somebody speaks. */
  boolean[] spoken(double rangeDb) {
    double[] energy = new double[power.length];
    double loudest = 0;
    for (int m = 0; m < power.length; m++) {
      for (double bin : power[m]) {
        energy[m] += bin;
      }
      loudest = Math.max(loudest, energy[m]);
    }
    double least = loudest * Math.pow(10, -rangeDb / 10);
    boolean[] spoken = new boolean[power.length];
    for (int m = 0; m < power.length; m++) {
      spoken[m] = energy[m] > least;
    }
    return spoken;
  }
}
