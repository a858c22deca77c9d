package org.seatline.softphone.rtp;

/** Arithmetic of 16-bit sequence numbers that wrap (RFC 3550 appendix A.1). */
public final class RtpSequence {
  private RtpSequence() {}

  /** Steps from {@code from} to {@code to} the shorter way round: -32768 to 32767. */
  public static int distance(int from, int to) {
    return (short) (to - from);
  }

  /** The number after this one. */
  public static int next(int sequence) {
    return (sequence + 1) & 0xFFFF;
  }
}
