package org.seatline.softphone.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.RtcpMessage.ReportBlock;
import org.seatline.softphone.rtp.RtcpMessage.SenderReport;
import org.seatline.softphone.rtp.XrBlock;
import org.seatline.softphone.rtp.XrBlock.LastReceiverReport;
import org.seatline.softphone.rtp.XrBlock.VoipMetrics;

/**
 * What the other end tells of itself and of how it hears us: the last word on each, whatever number
 * of sources it speaks for. The receive thread tells, others ask.
 */
final class FarEnd {
  /** What is not known. */
  static final double UNKNOWN = -1;

  private static final double PARTS = 256;
  private static final int MOS_MIN = 10;
  private static final int MOS_MAX = 50;

  private final int ourSsrc;
  private int senderSsrc;
  private int senderReport;
  private long senderReportNanos;
  private int receiverSsrc;
  private int referenceTime;
  private long referenceNanos;
  private int roundTripMs = (int) UNKNOWN;
  private double lossNow = UNKNOWN;
  private long lostInAll;
  private double jitterMs = UNKNOWN;
  private @Nullable VoipMetrics metrics;

  /** What the other end receives of our stream. */
  record Figures(double lossNow, long lostInAll, double jitterMs, @Nullable VoipMetrics metrics) {}

  FarEnd(int ourSsrc) {
    this.ourSsrc = ourSsrc;
  }

  synchronized void reported(SenderReport report, long nanos) {
    senderSsrc = report.ssrc();
    senderReport = NtpTime.middle(report.ntp());
    senderReportNanos = nanos;
  }

  /**
   * Takes what a report says of our stream.
   *
   * @param clockRate of what we send, in Hz
   * @return percent of our packets lost since its last report, or {@link #UNKNOWN}
   */
  synchronized double received(List<ReportBlock> blocks, int clockRate, long nanos) {
    for (ReportBlock block : blocks) {
      if (block.ssrc() == ourSsrc) {
        lossNow = 100 * block.fractionLost() / PARTS;
        lostInAll = Math.max(0, block.cumulativeLost());
        jitterMs = (block.jitter() & 0xFFFF_FFFFL) * 1000.0 / clockRate;
        if (block.lastSenderReport() != 0) {
          roundTripMs = NtpTime.roundTripMs(nanos, block.lastSenderReport(), block.delaySince());
        }
        return lossNow;
      }
    }
    return UNKNOWN;
  }

  synchronized void received(int ssrc, List<XrBlock> blocks, long nanos) {
    for (XrBlock block : blocks) {
      switch (block) {
        case XrBlock.ReceiverReferenceTime time -> {
          receiverSsrc = ssrc;
          referenceTime = NtpTime.middle(time.ntp());
          referenceNanos = nanos;
        }
        case XrBlock.Dlrr dlrr -> dlrr.receivers().forEach(r -> measureRoundTrip(r, nanos));
        case VoipMetrics told -> metrics = told.ssrc() == ourSsrc ? told : metrics;
        case XrBlock.StatisticsSummary ignored -> {
          // The report block beside it tells loss and jitter.
        }
      }
    }
  }

  private void measureRoundTrip(LastReceiverReport receiver, long nanos) {
    if (receiver.ssrc() == ourSsrc && receiver.lastReport() != 0) {
      roundTripMs = NtpTime.roundTripMs(nanos, receiver.lastReport(), receiver.delaySince());
    }
  }

  /** Middle bits of the last sender report of this source, 0 when there is none. */
  synchronized int lastSenderReport(int ssrc) {
    return ssrc == senderSsrc ? senderReport : 0;
  }

  /** 1/65536 s since the last sender report. */
  synchronized int delaySince(long nanos) {
    return senderReport == 0 ? 0 : NtpTime.middle(NtpTime.of(nanos - senderReportNanos));
  }

  /** The answer to its last reference time, null when it sent none. */
  synchronized XrBlock.@Nullable Dlrr answer(long nanos) {
    return referenceTime == 0
        ? null
        : new XrBlock.Dlrr(
            List.of(
                new LastReceiverReport(
                    receiverSsrc,
                    referenceTime,
                    NtpTime.middle(NtpTime.of(nanos - referenceNanos)))));
  }

  synchronized int roundTripMs() {
    return roundTripMs;
  }

  synchronized Figures figures() {
    return new Figures(lossNow, lostInAll, jitterMs, metrics);
  }

  /** The other end's own rating of what it hears, or {@link #UNKNOWN}. */
  static double mos(VoipMetrics metrics) {
    int tenths = metrics.quality().mosConversation();
    if (tenths < MOS_MIN || tenths > MOS_MAX) {
      tenths = metrics.quality().mosListening();
    }
    return tenths < MOS_MIN || tenths > MOS_MAX ? UNKNOWN : tenths / 10.0;
  }

  /** Percent of a part in 256. */
  static double percent(int part) {
    return 100 * part / PARTS;
  }
}
