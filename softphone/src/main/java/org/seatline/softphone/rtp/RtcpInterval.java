package org.seatline.softphone.rtp;

/**
 * When the next RTCP packet goes out (RFC 3550 sections 6.2 and 6.3, appendix A.7), in a session of
 * two, where the share of the bandwidth never asks for more than the least interval.
 */
public final class RtcpInterval {
  /** Makes up for timers that are set again, which keeps the mean as it is meant (6.3.1). */
  private static final double COMPENSATION = Math.E - 1.5;

  private static final double NANOS_PER_MS = 1e6;

  private final int leastMs;

  /**
   * @param leastMs the interval before it is varied; 5000 by the RFC
   */
  public RtcpInterval(int leastMs) {
    this.leastMs = leastMs;
  }

  /** Time until the first packet: about half of an interval. */
  public long firstNanos(double chance) {
    return varied(leastMs / 2.0, chance);
  }

  /**
   * Time until the next packet: 0.5 to 1.5 intervals, compensated.
   *
   * @param chance from 0 to 1, of even distribution
   */
  public long nextNanos(double chance) {
    return varied(leastMs, chance);
  }

  private static long varied(double ms, double chance) {
    return (long) (ms * NANOS_PER_MS * (0.5 + chance) / COMPENSATION);
  }
}
