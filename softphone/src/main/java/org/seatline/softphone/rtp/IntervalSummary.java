package org.seatline.softphone.rtp;

import org.jspecify.annotations.Nullable;

/** Collects the differences of transit times between two reports (RFC 3611 section 4.6). */
final class IntervalSummary {
  private long count;
  private long min;
  private long max;
  private double mean;
  private double squares;

  void add(long difference) {
    min = count == 0 ? difference : Math.min(min, difference);
    max = Math.max(max, difference);
    count++;
    double before = difference - mean;
    mean += before / count;
    squares += before * (difference - mean);
  }

  /** What was collected, null when there is nothing; and begins again. */
  XrBlock.@Nullable JitterSpread take() {
    if (count == 0) {
      return null;
    }
    var spread =
        new XrBlock.JitterSpread(
            min, max, Math.round(mean), Math.round(Math.sqrt(squares / count)));
    count = 0;
    max = 0;
    mean = 0;
    squares = 0;
    return spread;
  }
}
