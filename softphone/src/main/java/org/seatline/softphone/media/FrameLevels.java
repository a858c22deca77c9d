package org.seatline.softphone.media;

/** Measures the frames of one second in one direction. Guarded by {@link LegMeter}'s monitor. */
final class FrameLevels {
  /** What G.711 decodes its greatest codes to is a little less than 16 bits can carry. */
  private static final int FULL_SCALE = 32_000;

  private static final double SILENT_BELOW =
      32_768 * Math.pow(10, Loudness.SILENT_BELOW_DBOV / 20.0);

  private double power;
  private long samples;
  private int peak;
  private int frames;
  private int silentFrames;
  private int zeroFrames;
  private long clipped;

  /**
   * Takes a frame.
   *
   * @param given whether its source gave it, or it was filled up with silence
   */
  void add(short[] frame, boolean given) {
    long squares = 0;
    int loudest = 0;
    int full = 0;
    for (short sample : frame) {
      int size = Math.abs(sample);
      squares += (long) size * size;
      loudest = Math.max(loudest, size);
      full += size >= FULL_SCALE ? 1 : 0;
    }
    power += squares;
    samples += frame.length;
    peak = Math.max(peak, loudest);
    clipped += full;
    frames++;
    silentFrames += squares < SILENT_BELOW * SILENT_BELOW * frame.length ? 1 : 0;
    zeroFrames += given && loudest == 0 ? 1 : 0;
  }

  /** Sets the figures of this second, and begins the next. */
  void take(QualityHistory into, LoudnessFigures figures) {
    into.set(figures.rms(), Loudness.dbov(samples == 0 ? 0 : Math.sqrt(power / samples)));
    into.set(figures.peak(), Loudness.dbov(peak));
    into.set(figures.silent(), frames == 0 ? -1 : (double) silentFrames / frames);
    into.set(figures.zero(), frames == 0 ? 0 : (double) zeroFrames / frames);
    into.set(figures.clipped(), samples == 0 ? 0 : (double) clipped / samples);
    power = 0;
    samples = 0;
    peak = 0;
    frames = 0;
    silentFrames = 0;
    zeroFrames = 0;
    clipped = 0;
  }
}
