package org.seatline.softphone.rtp;

/**
 * How late packets come, as a quantile of their delay over the fastest of the last seconds. Old
 * observations are forgotten geometrically. The idea is that of WebRTC's NetEQ; taking the fastest
 * packet of a sliding window as zero lets clock drift pass.
 */
final class DelayEstimator {
  private static final int BUCKET_MS = 5;
  private static final int BUCKETS = 100;
  private static final double QUANTILE = 0.95;
  private static final double FORGET = 0.985;
  private static final long WINDOW_NANOS = 1_000_000_000L;

  private final int clockRate;
  private final double[] share = new double[BUCKETS];
  private boolean started;
  private int firstTimestamp;
  private long firstNanos;
  private long windowStart;
  private double fastestBefore;
  private double fastest;
  private int packets;

  DelayEstimator(int clockRate) {
    this.clockRate = clockRate;
  }

  void reset() {
    started = false;
  }

  /** Takes the arrival of one packet. */
  void arrived(int timestamp, long nanos) {
    if (!started) {
      begin(timestamp, nanos);
    }
    double sentMs = (double) (timestamp - firstTimestamp) * 1000 / clockRate;
    double transitMs = (nanos - firstNanos) / 1e6 - sentMs;
    if (nanos - windowStart > WINDOW_NANOS) {
      windowStart = nanos;
      fastestBefore = fastest;
      fastest = transitMs;
    }
    fastest = Math.min(fastest, transitMs);
    learn(transitMs - Math.min(fastest, fastestBefore));
  }

  private void begin(int timestamp, long nanos) {
    started = true;
    firstTimestamp = timestamp;
    firstNanos = nanos;
    windowStart = nanos;
    fastest = 0;
    fastestBefore = 0;
  }

  private void learn(double lateMs) {
    packets = Math.min(packets + 1, 1 << 20);
    // While there are few observations each weighs its full share.
    double forget = Math.min(FORGET, 1 - 1.0 / packets);
    for (int i = 0; i < BUCKETS; i++) {
      share[i] *= forget;
    }
    share[Math.clamp((int) (lateMs / BUCKET_MS), 0, BUCKETS - 1)] += 1 - forget;
  }

  /** Delay in ms that 95 % of the packets keep to; 20 before anything is known. */
  int quantileMs() {
    if (packets == 0) {
      return 20;
    }
    double sum = 0;
    for (int i = 0; i < BUCKETS; i++) {
      sum += share[i];
      if (sum >= QUANTILE) {
        return (i + 1) * BUCKET_MS;
      }
    }
    return BUCKETS * BUCKET_MS;
  }
}
