package org.seatline.softphone.rtp;

import org.seatline.softphone.rtp.XrBlock.BufferMetrics;
import org.seatline.softphone.rtp.XrBlock.LossMetrics;
import org.seatline.softphone.rtp.XrBlock.QualityMetrics;
import org.seatline.softphone.rtp.XrBlock.SignalMetrics;

/** Writes the blocks of an extended report (RFC 3611 section 4). */
final class XrWriter {
  private final RtcpWriter out;

  XrWriter(RtcpWriter out) {
    this.out = out;
  }

  void write(XrBlock block) {
    switch (block) {
      case XrBlock.ReceiverReferenceTime time -> {
        header(XrReader.REFERENCE_TIME, 0, XrReader.REFERENCE_TIME_BYTES);
        out.put((int) (time.ntp() >>> 32));
        out.put((int) time.ntp());
      }
      case XrBlock.Dlrr dlrr -> writeReceivers(dlrr);
      case XrBlock.StatisticsSummary summary -> writeStatistics(summary);
      case XrBlock.VoipMetrics metrics -> writeMetrics(metrics);
    }
  }

  private void header(int type, int specific, int bytes) {
    out.put8(type);
    out.put8(specific);
    out.put16((bytes - XrReader.HEADER_BYTES) / 4);
  }

  private void writeReceivers(XrBlock.Dlrr dlrr) {
    int bytes = XrReader.HEADER_BYTES + XrReader.RECEIVER_BYTES * dlrr.receivers().size();
    header(XrReader.DLRR, 0, bytes);
    for (XrBlock.LastReceiverReport receiver : dlrr.receivers()) {
      out.put(receiver.ssrc());
      out.put(receiver.lastReport());
      out.put(receiver.delaySince());
    }
  }

  private void writeStatistics(XrBlock.StatisticsSummary summary) {
    XrBlock.JitterSpread jitter = summary.jitter();
    int tells =
        (summary.lost() < 0 ? 0 : XrReader.TELLS_LOSS)
            | (summary.duplicates() < 0 ? 0 : XrReader.TELLS_DUPLICATES)
            | (jitter == null ? 0 : XrReader.TELLS_JITTER);
    header(XrReader.STATISTICS, tells, XrReader.STATISTICS_BYTES);
    out.put(summary.ssrc());
    out.put16(summary.beginSequence());
    out.put16(summary.endSequence());
    out.put((int) Math.max(0, summary.lost()));
    out.put((int) Math.max(0, summary.duplicates()));
    out.put(jitter == null ? 0 : (int) jitter.min());
    out.put(jitter == null ? 0 : (int) jitter.max());
    out.put(jitter == null ? 0 : (int) jitter.mean());
    out.put(jitter == null ? 0 : (int) jitter.deviation());
    out.put(0); // times to live are not told
  }

  private void writeMetrics(XrBlock.VoipMetrics metrics) {
    header(XrReader.VOIP_METRICS, 0, XrReader.VOIP_METRICS_BYTES);
    out.put(metrics.ssrc());
    LossMetrics loss = metrics.loss();
    out.put8(loss.lossRate());
    out.put8(loss.discardRate());
    out.put8(loss.burstDensity());
    out.put8(loss.gapDensity());
    out.put16(loss.burstMs());
    out.put16(loss.gapMs());
    out.put16(metrics.delay().roundTripMs());
    out.put16(metrics.delay().endSystemMs());
    SignalMetrics signal = metrics.signal();
    out.put8(signal.levelDbm());
    out.put8(signal.noiseDbm());
    out.put8(signal.returnLossDb());
    out.put8(signal.gapThreshold());
    QualityMetrics quality = metrics.quality();
    out.put8(quality.rating());
    out.put8(quality.externalRating());
    out.put8(quality.mosListening());
    out.put8(quality.mosConversation());
    BufferMetrics buffer = metrics.buffer();
    out.put8(buffer.configuration());
    out.put8(0); // reserved
    out.put16(buffer.nominalMs());
    out.put16(buffer.maxMs());
    out.put16(buffer.absoluteMaxMs());
  }
}
