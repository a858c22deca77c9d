package org.seatline.softphone.media;

/** Tones with a cadence, for ever: what a telephone plays while it rings or is engaged. */
public final class ToneSource implements AudioSource {
  private static final double AMPLITUDE = 6000;
  private static final int RAMP_MS = 5;

  private final double firstHz;
  private final double secondHz;
  private final int onMs;
  private final int offMs;
  private long positionMicros;

  /**
   * @param secondHz a second tone sounding together with the first, or 0
   * @param offMs silence after {@code onMs} of tone; 0 for a steady tone
   */
  public ToneSource(double firstHz, double secondHz, int onMs, int offMs) {
    this.firstHz = firstHz;
    this.secondHz = secondHz;
    this.onMs = onMs;
    this.offMs = offMs;
  }

  /** What a caller hears while the other side rings: 450 Hz, 1 s in 5 (China, GB 3380). */
  public static ToneSource ringback() {
    return new ToneSource(450, 0, 1000, 4000);
  }

  /** Engaged tone: 450 Hz, 0.35 s in 0.7. */
  public static ToneSource busy() {
    return new ToneSource(450, 0, 350, 350);
  }

  /** What a seat rings with: two tones that beat, 1.2 s in 3. */
  public static ToneSource ring() {
    return new ToneSource(620, 645, 1200, 1800);
  }

  @Override
  public int read(short[] frame, int length, int sampleRate) {
    long cycleMicros = (onMs + offMs) * 1000L;
    for (int i = 0; i < length; i++) {
      long inCycle = (positionMicros + i * 1_000_000L / sampleRate) % cycleMicros;
      frame[i] = sample(inCycle / 1e6);
    }
    positionMicros = (positionMicros + length * 1_000_000L / sampleRate) % cycleMicros;
    return length;
  }

  private short sample(double seconds) {
    double leftMs = onMs - seconds * 1000;
    if (leftMs <= 0) {
      return 0;
    }
    double ramp =
        offMs == 0 ? 1 : Math.min(1, Math.min(seconds * 1000 / RAMP_MS, leftMs / RAMP_MS));
    double sum = Math.sin(2 * Math.PI * firstHz * seconds);
    if (secondHz > 0) {
      sum = (sum + Math.sin(2 * Math.PI * secondHz * seconds)) / 2;
    }
    return (short) (AMPLITUDE * ramp * sum);
  }
}
