package org.seatline.softphone.media;

import org.seatline.softphone.rtp.EModel;
import org.seatline.softphone.rtp.LossLedger;
import org.seatline.softphone.rtp.ReceiveStatistics;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.rtp.XrBlock;

/** Counts what a leg receives. Guarded by the monitor of its {@link LegReceiver}. */
final class LegStatistics {
  /** Enhanced concealment, adaptive buffer, rate of adaptation 0 (RFC 3611 section 4.7.6). */
  private static final int BUFFER_KIND = 0xB0;

  private static final int GAP_MIN = 16;
  private static final int SHORT_MAX = 65_535;

  private final ReceiveStatistics counts;
  private final LossLedger ledger = new LossLedger();
  private final LegPlayout playout;
  private final int bufferMaxMs;
  private int mostBufferMs;

  LegStatistics(LegPlayout playout, int bufferMaxMs) {
    this.counts = new ReceiveStatistics(playout.clockRate());
    this.playout = playout;
    this.bufferMaxMs = bufferMaxMs;
  }

  /** From now on the timestamps of packets run at another rate. */
  void clockRate(int next) {
    counts.clockRate(next);
  }

  void received(RtpPacket packet, long nanos) {
    if (counts.started() && counts.ssrc() != packet.ssrc()) {
      ledger.restart();
    }
    counts.received(packet, nanos);
    ledger.arrived(packet.sequence());
  }

  /** Puts a packet into the buffer and notes when there is no use for it. */
  void keep(RtpPacket packet, long nanos) {
    long before = unused();
    playout.put(packet, nanos);
    if (unused() != before) {
      ledger.discarded(packet.sequence());
    }
    mostBufferMs = Math.max(mostBufferMs, playout.levelMs());
  }

  private long unused() {
    return playout.missed();
  }

  boolean started() {
    return counts.started();
  }

  int ssrc() {
    return counts.ssrc();
  }

  RtcpMessage.ReportBlock report(int lastSenderReport, int delaySince) {
    return counts.report(lastSenderReport, delaySince);
  }

  XrBlock.StatisticsSummary summary() {
    return counts.summary(ledger.duplicates());
  }

  /** Copies the figures so far. */
  void read(Reception into) {
    into.expected = counts.packetsExpected();
    into.received = counts.packetsReceived();
    into.lost = counts.packetsLost();
    into.late = unused();
    into.settled = ledger.settled();
    into.missed = ledger.missed();
    into.runs = ledger.runs();
    into.jitterMs = counts.jitterMs();
    into.bufferMs = playout.levelMs();
  }

  /**
   * The call so far as the other end may want to know it.
   *
   * @param packetMs packet time
   */
  XrBlock.VoipMetrics metrics(String codec, int packetMs, int roundTripMs) {
    EModel.Loss loss = EModel.Loss.measured(ledger.settled(), ledger.missed(), ledger.runs());
    EModel.Impairment impairment = EModel.Impairment.of(codec);
    int endMs = playout.levelMs() + 2 * packetMs;
    double oneWayMs = Math.max(0, roundTripMs) / 2.0 + endMs;
    double rating = EModel.rating(impairment, loss, oneWayMs);
    double listening = EModel.rating(impairment, loss, 0);
    return new XrBlock.VoipMetrics(
        counts.ssrc(),
        ledger.metrics(packetMs),
        new XrBlock.DelayMetrics(Math.clamp(roundTripMs, 0, SHORT_MAX), endMs),
        new XrBlock.SignalMetrics(XrBlock.UNKNOWN, XrBlock.UNKNOWN, XrBlock.UNKNOWN, GAP_MIN),
        new XrBlock.QualityMetrics(
            (int) Math.round(rating), XrBlock.UNKNOWN, tenths(listening), tenths(rating)),
        new XrBlock.BufferMetrics(BUFFER_KIND, playout.levelMs(), mostBufferMs, bufferMaxMs));
  }

  private static int tenths(double rating) {
    return (int) Math.round(10 * EModel.mos(rating));
  }
}
