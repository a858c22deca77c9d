package org.seatline.softphone.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtcpWriter;
import org.seatline.softphone.rtp.XrBlock;
import org.seatline.softphone.rtp.XrKind;

/** Composes the reports of a leg (RFC 3550 section 6.1). Guarded by {@link LegRtcp}'s monitor. */
final class RtcpComposer {
  private final LegSender sender;
  private final LegReceiver receiver;
  private final FarEnd farEnd;
  private final String cname;
  private final RtcpWriter writer = new RtcpWriter();
  private long packetsAtReport;

  RtcpComposer(LegSender sender, LegReceiver receiver, FarEnd farEnd, RandomGenerator random) {
    this.sender = sender;
    this.receiver = receiver;
    this.farEnd = farEnd;
    // RFC 7022 section 4.2: a short-term name that says nothing about the machine.
    this.cname = Long.toHexString(random.nextLong());
  }

  /** A report as sender or receiver, our name, and what the other end wants to know besides. */
  RtcpWriter compound(Set<XrKind> wanted, long nanos) {
    writer.begin();
    writer.add(report(nanos));
    writer.add(new RtcpMessage.SourceDescription(sender.ssrc(), cname));
    List<XrBlock> blocks = extended(wanted, nanos);
    if (!blocks.isEmpty()) {
      writer.add(new RtcpMessage.ExtendedReport(sender.ssrc(), blocks));
    }
    return writer;
  }

  private RtcpMessage report(long nanos) {
    int lastReport = farEnd.lastSenderReport(receiver.ssrc());
    RtcpMessage.@Nullable ReportBlock block =
        receiver.report(lastReport, lastReport == 0 ? 0 : farEnd.delaySince(nanos));
    List<RtcpMessage.ReportBlock> blocks = block == null ? List.of() : List.of(block);
    boolean sent = sender.packets() != packetsAtReport;
    packetsAtReport = sender.packets();
    return sent
        ? new RtcpMessage.SenderReport(
            sender.ssrc(),
            NtpTime.of(nanos),
            sender.timestamp(),
            (int) sender.packets(),
            (int) sender.octets(),
            blocks)
        : new RtcpMessage.ReceiverReport(sender.ssrc(), blocks);
  }

  private List<XrBlock> extended(Set<XrKind> wanted, long nanos) {
    List<XrBlock> blocks = new ArrayList<>(4);
    if (wanted.contains(XrKind.ROUND_TRIP)) {
      blocks.add(new XrBlock.ReceiverReferenceTime(NtpTime.of(nanos)));
      XrBlock.Dlrr answer = farEnd.answer(nanos);
      if (answer != null) {
        blocks.add(answer);
      }
    }
    if (wanted.contains(XrKind.STATISTICS)) {
      XrBlock.StatisticsSummary summary = receiver.summary();
      if (summary != null) {
        blocks.add(summary);
      }
    }
    if (wanted.contains(XrKind.VOIP_METRICS)) {
      XrBlock.VoipMetrics metrics = receiver.metrics(farEnd.roundTripMs());
      if (metrics != null) {
        blocks.add(metrics);
      }
    }
    return blocks;
  }
}
