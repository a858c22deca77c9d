package org.seatline.softphone.media;

/**
 * Times as RTCP carries them. RFC 3550 section 4 lets a system without wall time use elapsed time;
 * only differences matter here.
 */
final class NtpTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int UNITS_PER_SECOND = 65_536;

  private NtpTime() {}

  /** Seconds and 1/2^32 of seconds of a monotonic clock. */
  static long of(long nanos) {
    long fraction = ((nanos % NANOS_PER_SECOND) << 32) / NANOS_PER_SECOND;
    return ((nanos / NANOS_PER_SECOND) << 32) | (fraction & 0xFFFF_FFFFL);
  }

  /** The middle 32 bits of an NTP time: 1/65536 s. */
  static int middle(long ntp) {
    return (int) (ntp >>> 16);
  }

  /** Round trip in ms of a report that tells when it heard us last, never negative. */
  static int roundTripMs(long nowNanos, int lastReport, int delaySince) {
    int units = middle(of(nowNanos)) - lastReport - delaySince;
    return Math.max(0, (int) (units * 1000L / UNITS_PER_SECOND));
  }
}
