package org.seatline.softphone.rtp;

/**
 * Counts of one incoming stream for receiver reports (RFC 3550 appendices A.1, A.3 and A.8). A new
 * SSRC or a reset of the sequence begins a new base without forgetting earlier losses. Not
 * thread-safe.
 */
public final class ReceiveStatistics {
  private static final int DROPOUT_MAX = 3000;
  private static final int MISORDER_MAX = 100;

  private int clockRate;
  private boolean started;
  private int ssrc;
  private int maxSequence;
  private long baseExtended;
  private long cycles;
  private int badSequence = -1;
  private long expectedBefore;
  private long received;
  private double jitterUnits;
  private long lastTransit;
  private boolean haveTransit;
  private long expectedAtReport;
  private long receivedAtReport;
  private final IntervalSummary interval = new IntervalSummary();
  private int summarySequence = -1;
  private long expectedAtSummary;
  private long receivedAtSummary;
  private long duplicatesAtSummary;

  /**
   * @param clockRate rate of RTP timestamps in Hz
   */
  public ReceiveStatistics(int clockRate) {
    this.clockRate = clockRate;
  }

  /** From now on timestamps run at another rate; what was counted stays. */
  public void clockRate(int next) {
    jitterUnits = jitterUnits * next / clockRate;
    clockRate = next;
    haveTransit = false;
  }

  /** Counts one valid packet that arrived at {@code nanos} of a monotonic clock. */
  public void received(RtpPacket packet, long nanos) {
    if (!started || packet.ssrc() != ssrc) {
      rebase(packet);
    } else {
      advance(packet);
    }
    received++;
    updateJitter(packet.timestamp(), nanos);
  }

  private void rebase(RtpPacket packet) {
    expectedBefore += started ? extendedMax() - baseExtended + 1 : 0;
    if (packet.ssrc() != ssrc || !started) {
      haveTransit = false;
    }
    started = true;
    ssrc = packet.ssrc();
    maxSequence = packet.sequence();
    cycles = 0;
    baseExtended = maxSequence;
    badSequence = -1;
  }

  private void advance(RtpPacket packet) {
    int step = RtpSequence.distance(maxSequence, packet.sequence());
    if (step > 0 && step < DROPOUT_MAX) {
      if (packet.sequence() < maxSequence) {
        cycles += 1 << 16;
      }
      maxSequence = packet.sequence();
      badSequence = -1;
    } else if (step >= DROPOUT_MAX || step <= -MISORDER_MAX) {
      // Two in a row from the new place mean that the other side began again.
      if (packet.sequence() == badSequence) {
        rebase(packet);
      } else {
        badSequence = RtpSequence.next(packet.sequence());
      }
    }
  }

  private void updateJitter(int timestamp, long nanos) {
    long arrival = nanos / 1000 * clockRate / 1_000_000;
    long transit = (int) (arrival - timestamp);
    if (haveTransit) {
      long difference = Math.abs((int) (transit - lastTransit));
      // A jump of a second or more is a new clock, not jitter.
      if (difference < clockRate) {
        jitterUnits += (difference - jitterUnits) / 16;
        interval.add(difference);
      }
    }
    lastTransit = transit;
    haveTransit = true;
  }

  private long extendedMax() {
    return cycles + maxSequence;
  }

  /** SSRC of the stream counted now; meaningless before the first packet. */
  public int ssrc() {
    return ssrc;
  }

  public boolean started() {
    return started;
  }

  public long packetsReceived() {
    return received;
  }

  /** Packets that should have come, over all bases. */
  public long packetsExpected() {
    return expectedBefore + (started ? extendedMax() - baseExtended + 1 : 0);
  }

  /** Lost packets; duplicates never make it negative. */
  public long packetsLost() {
    return Math.max(0, packetsExpected() - received);
  }

  public double jitterMs() {
    return jitterUnits * 1000 / clockRate;
  }

  /** Takes a report block for this stream and begins the next interval (RFC 3550 section 6.4.1). */
  public RtcpMessage.ReportBlock report(int lastSenderReport, int delaySinceUnits) {
    long expected = packetsExpected();
    long expectedNow = expected - expectedAtReport;
    long lostNow = expectedNow - (received - receivedAtReport);
    expectedAtReport = expected;
    receivedAtReport = received;
    int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (int) (lostNow * 256 / expectedNow);
    return new RtcpMessage.ReportBlock(
        ssrc,
        Math.min(255, fraction),
        (int) Math.min(0x7FFFFF, packetsLost()),
        (int) extendedMax(),
        (int) jitterUnits,
        lastSenderReport,
        delaySinceUnits);
  }

  /**
   * Sums up what came since the last summary and begins the next interval (RFC 3611 section 4.6).
   *
   * @param duplicates packets so far that came again
   */
  public XrBlock.StatisticsSummary summary(long duplicates) {
    long again = duplicates - duplicatesAtSummary;
    long lost = packetsExpected() - expectedAtSummary - (received - receivedAtSummary - again);
    int begin = summarySequence < 0 ? (int) baseExtended : summarySequence;
    summarySequence = RtpSequence.next(maxSequence);
    expectedAtSummary = packetsExpected();
    receivedAtSummary = received;
    duplicatesAtSummary = duplicates;
    return new XrBlock.StatisticsSummary(
        ssrc, begin, summarySequence, Math.max(0, lost), again, interval.take());
  }
}
