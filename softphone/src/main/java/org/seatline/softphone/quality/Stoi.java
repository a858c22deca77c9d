package org.seatline.softphone.quality;

import org.seatline.softphone.media.Resampler;

/**
 * Short-time objective intelligibility (Taal, Hendriks, Heusdens and Jensen, 2011): the mean
 * correlation of the envelopes of fifteen third-octave bands over 384 ms. Frames in which nobody
 * speaks are left out of both spectrograms.
 */
final class Stoi {
  private static final int RATE = 10_000;
  private static final int FRAME = 256;
  private static final int HOP = 128;
  private static final int TRANSFORM = 512;
  private static final int BANDS = 15;
  private static final double LOWEST_BAND_HZ = 150;
  private static final double RANGE_DB = 40;

  /** Frames that are compared together. */
  private static final int SPAN = 30;

  /** Lower bound of the signal-to-distortion ratio in a band and frame, in dB. */
  private static final double DISTORTION_DB = -15;

  private Stoi() {}

  /** About 0 for unrelated sounds, 1 for the same. */
  static double score(short[] reference, short[] heard, int sampleRate) {
    Spectrogram x = spectrogram(reference, sampleRate);
    Spectrogram y = spectrogram(heard, sampleRate);
    boolean[] counts = x.spoken(RANGE_DB);
    int frames = 0;
    for (int m = 0; m < Math.min(x.frames(), y.frames()); m++) {
      frames += counts[m] ? 1 : 0;
    }
    double[][] spoken = new double[frames][];
    double[][] came = new double[frames][];
    int at = 0;
    for (int m = 0; m < Math.min(x.frames(), y.frames()); m++) {
      if (counts[m]) {
        spoken[at] = bands(x.frame(m));
        came[at++] = bands(y.frame(m));
      }
    }
    return mean(spoken, came);
  }

  private static Spectrogram spectrogram(short[] sound, int sampleRate) {
    return new Spectrogram(Resampler.resample(sound, sampleRate, RATE), FRAME, HOP, TRANSFORM);
  }

  private static double[] bands(double[] power) {
    double[] levels = new double[BANDS];
    for (int j = 0; j < BANDS; j++) {
      double centre = LOWEST_BAND_HZ * Math.pow(2, j / 3.0);
      int low = bin(centre * Math.pow(2, -1 / 6.0));
      int high = bin(centre * Math.pow(2, 1 / 6.0));
      for (int k = low; k < high; k++) {
        levels[j] += power[k];
      }
      levels[j] = Math.sqrt(levels[j]);
    }
    return levels;
  }

  private static int bin(double hz) {
    return (int) Math.round(hz * TRANSFORM / RATE);
  }

  private static double mean(double[][] spoken, double[][] came) {
    double sum = 0;
    int count = 0;
    for (int end = SPAN; end <= spoken.length; end++) {
      for (int j = 0; j < BANDS; j++) {
        sum += correlation(spoken, came, end - SPAN, j);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double correlation(double[][] spoken, double[][] came, int from, int band) {
    double energyX = 0;
    double energyY = 0;
    for (int m = from; m < from + SPAN; m++) {
      energyX += spoken[m][band] * spoken[m][band];
      energyY += came[m][band] * came[m][band];
    }
    double scale = Math.sqrt(energyX / (energyY + 1e-9));
    double most = 1 + Math.pow(10, -DISTORTION_DB / 20);
    double[] x = new double[SPAN];
    double[] y = new double[SPAN];
    for (int i = 0; i < SPAN; i++) {
      x[i] = spoken[from + i][band];
      y[i] = Math.min(scale * came[from + i][band], most * x[i]);
    }
    return correlation(x, y);
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / y.length;
    }
    double cross = 0;
    double energyX = 1e-9;
    double energyY = 1e-9;
    for (int i = 0; i < x.length; i++) {
      cross += (x[i] - meanX) * (y[i] - meanY);
      energyX += (x[i] - meanX) * (x[i] - meanX);
      energyY += (y[i] - meanY) * (y[i] - meanY);
    }
    return cross / Math.sqrt(energyX * energyY);
  }
}
