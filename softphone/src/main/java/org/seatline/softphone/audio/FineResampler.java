package org.seatline.softphone.audio;

/**
 * Makes a stream faster or slower by parts in a million, so that two clocks that do not quite agree
 * can share it: a windowed sinc between the samples, whose place moves on a little more or less
 * than one sample each time. Delay {@link #DELAY_SAMPLES}. Not thread-safe; does not allocate.
 */
final class FineResampler {
  private static final int TAPS = 32;
  private static final int PLACES = 128;

  /** Share of the Nyquist frequency that passes. */
  private static final double PASS = 0.94;

  private static final int FRACTION_BITS = 32;
  private static final double ONE = 0x1p32;

  /** Samples by which the output lags. */
  static final int DELAY_SAMPLES = TAPS / 2;

  /** Coefficients by age, for each place between two samples and the first of the next. */
  private static final float[] FILTER = design();

  private final float[] history = new float[2 * TAPS];
  private int filled;
  private long place;
  private long step = 1L << FRACTION_BITS;

  private static float[] design() {
    float[] filter = new float[(PLACES + 1) * TAPS];
    for (int p = 0; p <= PLACES; p++) {
      double sum = 0;
      for (int k = 0; k < TAPS; k++) {
        double x = k - TAPS / 2.0 + (double) p / PLACES;
        double value = sinc(PASS * x) * window(x / (TAPS / 2.0));
        filter[p * TAPS + k] = (float) value;
        sum += value;
      }
      for (int k = 0; k < TAPS; k++) {
        filter[p * TAPS + k] /= (float) sum;
      }
    }
    return filter;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  // Blackman's.
  private static double window(double x) {
    return Math.abs(x) > 1
        ? 0
        : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
  }

  /** How much more input than output is used from now on, in parts per million. */
  void speed(double ppm) {
    step = (1L << FRACTION_BITS) + Math.round(ppm * 1e-6 * ONE);
  }

  /** Samples of input that exactly {@code length} samples of output take now. */
  int needed(int length) {
    return (int) ((place + length * step) >>> FRACTION_BITS);
  }

  /** Gives {@code length} samples out of {@link #needed} ones. */
  void process(short[] in, short[] out, int length) {
    int taken = 0;
    for (int i = 0; i < length; i++) {
      place += step;
      while (place >>> FRACTION_BITS != 0) {
        push(in[taken++]);
        place -= 1L << FRACTION_BITS;
      }
      out[i] = between();
    }
  }

  // Kept twice over, so that the newest values always lie in one piece.
  private void push(short sample) {
    history[filled] = sample;
    history[filled + TAPS] = sample;
    filled = (filled + 1) % TAPS;
  }

  private short between() {
    double exact = place / ONE * PLACES;
    int nearest = (int) exact;
    float share = (float) (exact - nearest);
    int low = nearest * TAPS + TAPS - 1;
    int high = low + TAPS;
    float lower = 0;
    float upper = 0;
    for (int k = 0; k < TAPS; k++) {
      float sample = history[filled + k];
      lower += sample * FILTER[low - k];
      upper += sample * FILTER[high - k];
    }
    float value = lower + share * (upper - lower);
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
