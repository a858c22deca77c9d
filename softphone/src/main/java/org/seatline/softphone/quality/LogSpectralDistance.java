package org.seatline.softphone.quality;

/**
 * Log-spectral distance: how far the levels of the frequencies are apart, root mean square over the
 * frequencies, mean over the frames in which somebody speaks. What is 40 dB below the loudest
 * frequency of a frame is not heard beside it and does not count.
 */
final class LogSpectralDistance {
  private static final int FRAME_MS = 32;
  private static final double RANGE_DB = 35;
  private static final double HEARD_DB = 40;

  private LogSpectralDistance() {}

  /** In dB; 0 for the same sound. */
  static double db(short[] reference, short[] heard, int sampleRate) {
    int frame = sampleRate / 1000 * FRAME_MS;
    Spectrogram spoken = new Spectrogram(reference, frame, frame / 2, frame);
    Spectrogram came = new Spectrogram(heard, frame, frame / 2, frame);
    boolean[] counts = spoken.spoken(RANGE_DB);
    double sum = 0;
    int frames = 0;
    for (int m = 0; m < Math.min(spoken.frames(), came.frames()); m++) {
      if (counts[m]) {
        sum += distance(spoken.frame(m), came.frame(m));
        frames++;
      }
    }
    return frames == 0 ? 0 : sum / frames;
  }

  private static double distance(double[] a, double[] b) {
    double loudest = 1;
    for (double bin : a) {
      loudest = Math.max(loudest, bin);
    }
    double floor = loudest * Math.pow(10, -HEARD_DB / 10);
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = 10 * Math.log10(Math.max(floor, a[k]) / Math.max(floor, b[k]));
      sum += difference * difference;
    }
    return Math.sqrt(sum / a.length);
  }
}
