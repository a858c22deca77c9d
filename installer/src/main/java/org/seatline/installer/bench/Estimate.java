package org.seatline.installer.bench;

import java.util.List;
import java.util.Locale;

/**
 * A mean over independent replications.
 *
 * @param half half-width of its 95 % confidence interval
 */
record Estimate(double mean, double half) {

  static Estimate of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    // Student's t for 95 %, to 0.002 from 20 replications on.
    double t = 1.96 + 2.4 / (n - 1);
    return new Estimate(mean, t * Math.sqrt(squares / (n - 1) / n));
  }

  double relativeHalf() {
    return half / mean;
  }

  boolean contains(double value) {
    return Math.abs(value - mean) <= half;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f±%.4f", mean, half);
  }
}
