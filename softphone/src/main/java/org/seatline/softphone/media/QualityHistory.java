package org.seatline.softphone.media;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The figures of the last sixty seconds, in memory that is used again. Guarded by its owner. */
final class QualityHistory {
  /** Seconds that are kept. */
  static final int SECONDS = 60;

  private final Map<QualityFigure, float[]> values = new EnumMap<>(QualityFigure.class);
  private int now = SECONDS - 1;
  private int count;

  QualityHistory() {
    for (QualityFigure figure : QualityFigure.values()) {
      values.put(figure, new float[SECONDS]);
    }
  }

  /** Goes on to the next second, whose figures are then to be set. */
  void next() {
    now = (now + 1) % SECONDS;
    count = Math.min(SECONDS, count + 1);
  }

  /** Sets a figure of this second. */
  void set(QualityFigure figure, double value) {
    of(figure)[now] = (float) value;
  }

  private float[] of(QualityFigure figure) {
    return Objects.requireNonNull(values.get(figure));
  }

  /** How many seconds there are. */
  int count() {
    return count;
  }

  /** One figure, {@code ago} seconds before the last one. */
  float ago(QualityFigure figure, int ago) {
    return of(figure)[Math.floorMod(now - ago, SECONDS)];
  }

  /** One figure of every second there is, the oldest first. */
  float[] series(QualityFigure figure) {
    float[] series = new float[count];
    for (int i = 0; i < count; i++) {
      series[i] = ago(figure, count - 1 - i);
    }
    return series;
  }

  /** How many seconds until now the figure was always at least this. */
  int secondsAtLeast(QualityFigure figure, float least) {
    int run = 0;
    while (run < count && ago(figure, run) >= least) {
      run++;
    }
    return run;
  }

  /** What one figure comes to over the last seconds. */
  int sum(QualityFigure figure, int over) {
    double sum = 0;
    for (int ago = 0; ago < Math.min(over, count); ago++) {
      sum += ago(figure, ago);
    }
    return (int) Math.round(sum);
  }

  /** The levels of every second there is in one direction. */
  MinuteLevels levels(LoudnessFigures figures) {
    int known = 0;
    int voice = 0;
    double peak = Loudness.SILENCE_DBOV;
    double quietest = 0;
    double stillest = 0;
    for (int ago = 0; ago < count; ago++) {
      float silent = ago(figures.silent(), ago);
      if (silent >= 0) {
        known++;
        voice += silent <= MinuteLevels.VOICE_SILENT_SHARE_MAX ? 1 : 0;
        peak = Math.max(peak, ago(figures.peak(), ago));
        quietest = Math.min(quietest, ago(figures.rms(), ago));
        stillest = Math.max(stillest, silent);
      }
    }
    return known == 0
        ? MinuteLevels.UNKNOWN
        : new MinuteLevels(known, voice, peak, quietest, stillest);
  }

  /** The loudness of the last seconds in one direction. */
  Loudness loudness(LoudnessFigures figures, int over) {
    double power = 0;
    double peak = Loudness.SILENCE_DBOV;
    double silent = 0;
    double zero = 0;
    double clipped = 0;
    int known = 0;
    for (int ago = 0; ago < Math.min(over, count); ago++) {
      if (ago(figures.silent(), ago) >= 0) {
        known++;
        power += Math.pow(10, ago(figures.rms(), ago) / 10);
        peak = Math.max(peak, ago(figures.peak(), ago));
        silent += ago(figures.silent(), ago);
        zero += ago(figures.zero(), ago);
        clipped += ago(figures.clipped(), ago);
      }
    }
    return known == 0
        ? Loudness.UNKNOWN
        : new Loudness(
            10 * Math.log10(power / known), peak, silent / known, zero / known, clipped / known);
  }
}
