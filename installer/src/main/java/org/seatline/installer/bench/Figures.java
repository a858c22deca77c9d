package org.seatline.installer.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** Medians and the like. */
final class Figures {
  private Figures() {}

  /** The system's load of the last minute, to be told beside times. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.1f", load);
  }

  static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** The value below which this share of the values lies (nearest rank). */
  static double quantile(List<Double> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(rank, 0, sorted.size() - 1));
  }
}
