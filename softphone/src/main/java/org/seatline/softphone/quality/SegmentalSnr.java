package org.seatline.softphone.quality;

/** Segmental signal-to-noise ratio: its mean over the frames in which somebody speaks. */
final class SegmentalSnr {
  private static final int FRAME_MS = 20;
  private static final double RANGE_DB = 35;
  private static final double LEAST_DB = -10;
  private static final double MOST_DB = 35;

  private SegmentalSnr() {}

  /** In dB, -10 to 35. */
  static double db(short[] reference, short[] heard, int sampleRate) {
    int frame = sampleRate / 1000 * FRAME_MS;
    double loudest = 0;
    for (int from = 0; from + frame <= reference.length; from += frame) {
      loudest = Math.max(loudest, energy(reference, from, frame));
    }
    double least = loudest * Math.pow(10, -RANGE_DB / 10);
    double sum = 0;
    int frames = 0;
    for (int from = 0; from + frame <= reference.length; from += frame) {
      double signal = energy(reference, from, frame);
      if (signal > least) {
        double ratio = signal / (1 + difference(reference, heard, from, frame));
        sum += Math.clamp(10 * Math.log10(ratio), LEAST_DB, MOST_DB);
        frames++;
      }
    }
    return frames == 0 ? LEAST_DB : sum / frames;
  }

  private static double energy(short[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum;
  }

  private static double difference(short[] a, short[] b, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      double d = a[i] - (i < b.length ? b[i] : 0);
      sum += d * d;
    }
    return sum;
  }
}
