package org.seatline.softphone.rtp;

import java.util.List;

/** One part of a compound RTCP packet (RFC 3550 section 6). */
public sealed interface RtcpMessage {
  /** SSRC of the sender. */
  int ssrc();

  /**
   * What a receiver says about one stream (section 6.4.1).
   *
   * @param fractionLost of the last interval, in 1/256
   * @param cumulativeLost 24 bits, signed
   * @param jitter in timestamp units
   * @param lastSenderReport middle 32 bits of the NTP time of the last sender report, or 0
   * @param delaySince time since that report in 1/65536 s
   */
  record ReportBlock(
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      int highestSequence,
      int jitter,
      int lastSenderReport,
      int delaySince) {}

  /** SR (section 6.4.1); {@code ntp} is the 64-bit NTP time. */
  record SenderReport(
      int ssrc, long ntp, int rtpTimestamp, int packets, int octets, List<ReportBlock> blocks)
      implements RtcpMessage {
    public SenderReport {
      blocks = List.copyOf(blocks);
    }
  }

  /** RR (section 6.4.2). */
  record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements RtcpMessage {
    public ReceiverReport {
      blocks = List.copyOf(blocks);
    }
  }

  /** SDES (section 6.5): the canonical name of the first source, empty where there is none. */
  record SourceDescription(int ssrc, String cname) implements RtcpMessage {}

  /** BYE (section 6.6). */
  record Bye(int ssrc, String reason) implements RtcpMessage {}

  /** XR (RFC 3611 section 2). */
  record ExtendedReport(int ssrc, List<XrBlock> blocks) implements RtcpMessage {
    public ExtendedReport {
      blocks = List.copyOf(blocks);
    }
  }
}
