package org.seatline.softphone.audio;

/**
 * How loud it is, ten times a second: the mean (RMS) and the peak, in dB below overload (dBov, RFC
 * 6464): 0 is the loudest there can be, {@link #SILENCE_DBOV} no sound at all. One thread writes,
 * any reads; does not allocate.
 */
public final class LevelGauge {
  public static final int SILENCE_DBOV = -127;

  /** Of a headset that has no lines. */
  static final LevelGauge SILENT = new LevelGauge(8000);

  static final int READINGS_PER_SECOND = 10;
  private static final double FULL_SCALE = 32_768;

  private final int window;
  private double squares;
  private int peak;
  private int samples;
  // Both levels and the number of the reading in one word, so that they belong together.
  private volatile long reading = pack(0, SILENCE_DBOV, SILENCE_DBOV);

  LevelGauge(int sampleRate) {
    window = sampleRate / READINGS_PER_SECOND;
  }

  void add(short[] frame, int length) {
    for (int i = 0; i < length; i++) {
      squares += (double) frame[i] * frame[i];
      peak = Math.max(peak, Math.abs(frame[i]));
    }
    samples += length;
    if (samples >= window) {
      reading = pack(number(reading) + 1, dbov(Math.sqrt(squares / samples)), dbov(peak));
      squares = 0;
      peak = 0;
      samples = 0;
    }
  }

  private static int dbov(double amplitude) {
    return amplitude < 1e-9
        ? SILENCE_DBOV
        : (int) Math.clamp(Math.round(20 * Math.log10(amplitude / FULL_SCALE)), SILENCE_DBOV, 0);
  }

  private static long pack(long number, int rms, int peak) {
    return number << 16 | (rms & 0xFF) << 8 | (peak & 0xFF);
  }

  private static long number(long reading) {
    return reading >>> 16;
  }

  /** Mean level of the last tenth of a second. */
  public int rmsDbov() {
    return (byte) (reading >> 8);
  }

  /** Loudest sample of the last tenth of a second. */
  public int peakDbov() {
    return (byte) reading;
  }

  /** Readings so far: stands still while nothing runs. */
  public long readings() {
    return number(reading);
  }
}
