package org.seatline.server.acd;

import java.util.Arrays;
import java.util.Optional;

/** The three formulas of service level that are in use; a screen names the one that it shows. */
public enum ServiceLevel {
  /** Answered in time / answered. */
  IN_TIME_OF_ANSWERED("answered-in-time/answered") {
    @Override
    public double of(QueueFigures.Counts counts) {
      return ratio(counts.answeredInTime(), counts.answered());
    }
  },
  /** Answered in time / all that entered the queue and are not waiting any more. */
  IN_TIME_OF_OFFERED("answered-in-time/offered") {
    @Override
    public double of(QueueFigures.Counts counts) {
      return ratio(counts.answeredInTime(), counts.offered());
    }
  },
  /** (Answered in time + abandoned in time) / (answered + abandoned). */
  IN_TIME_WITH_ABANDONED("(answered-in-time+abandoned-in-time)/(answered+abandoned)") {
    @Override
    public double of(QueueFigures.Counts counts) {
      return ratio(
          counts.answeredInTime() + counts.abandonedInTime(),
          counts.answered() + counts.abandoned());
    }
  };

  private final String formula;

  ServiceLevel(String formula) {
    this.formula = formula;
  }

  /** The formula in words, stable. */
  public String formula() {
    return formula;
  }

  /** The one with this formula. */
  public static Optional<ServiceLevel> named(String formula) {
    return Arrays.stream(values()).filter(level -> level.formula.equals(formula)).findFirst();
  }

  /** Between 0 and 1; {@link Double#NaN} when there was no call yet. */
  public abstract double of(QueueFigures.Counts counts);

  private static double ratio(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
