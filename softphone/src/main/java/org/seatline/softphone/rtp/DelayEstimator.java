package org.seatline.softphone.rtp;

/**
 * How late packets come compared with the fastest of the last two seconds, and so how much delay is
 * worth its price: a quantile of the worst delay in each tenth of a second, with old observations
 * forgotten, or the height of peaks that come again and again. The design is that of WebRTC's
 * NetEQ.
 */
final class DelayEstimator {
  /** A packet further away from its time than this belongs to another clock. */
  static final double JUMP_MS = 1000;

  /** Delay aimed at before anything is known. */
  private static final double FIRST_TARGET_MS = 10;

  private static final double INTERVAL_MS = 100;
  private static final double FALL_MS_PER_S = 40;

  /** A packet faster than all others by more than this has come another way. */
  private static final double FASTER_MAX_MS = 60;

  private final StreamRates rates;
  private final int maxMs;
  private final FastestTransit fastest = new FastestTransit();
  private final DelayHistogram histogram = new DelayHistogram();
  private final DelayPeaks peaks = new DelayPeaks();
  private boolean started;
  private long firstNanos;
  private long lastUnits;
  private int lastTimestamp;
  private double baseMs;
  private double intervalBeganMs;
  private double worstMs;
  private double ordinaryMs;
  private double targetMs;
  private double targetAtMs;
  private double extraMs;

  /**
   * @param maxMs largest delay aimed at
   */
  DelayEstimator(StreamRates rates, int maxMs) {
    this.rates = rates;
    this.maxMs = maxMs;
    forget();
  }

  /** Forgets everything. */
  void forget() {
    restart();
    histogram.begin(FIRST_TARGET_MS - 1);
    ordinaryMs = FIRST_TARGET_MS;
    targetMs = FIRST_TARGET_MS;
  }

  /** Forgets the clock of the sender, but not what the network is like. */
  void restart() {
    started = false;
    fastest.clear();
    peaks.clear();
  }

  /** Whether this packet's time has nothing to do with that of the packets before it. */
  boolean jumps(int timestamp, long nanos) {
    return started && Math.abs(lateMs(timestamp, nanos)) > JUMP_MS;
  }

  /** Takes the arrival of one packet. */
  void arrived(int timestamp, long nanos) {
    if (!started) {
      begin(timestamp, nanos);
    }
    double nowMs = (nanos - firstNanos) / 1e6;
    double transitMs = transitMs(timestamp, nanos);
    lastUnits += timestamp - lastTimestamp;
    lastTimestamp = timestamp;
    fastest.add(transitMs, nowMs);
    follow();
    observe(transitMs - fastest.ms(), nowMs);
  }

  private void begin(int timestamp, long nanos) {
    started = true;
    firstNanos = nanos;
    lastTimestamp = timestamp;
    lastUnits = 0;
    baseMs = 0;
    intervalBeganMs = 0;
    worstMs = 0;
    targetAtMs = 0;
  }

  private double transitMs(int timestamp, long nanos) {
    long units = lastUnits + (timestamp - lastTimestamp); // the difference wraps
    return (nanos - firstNanos) / 1e6 - rates.msOfUnits(units);
  }

  // What was observed was measured from another fastest packet.
  private void follow() {
    double moved = fastest.ms() - baseMs;
    if (moved < -FASTER_MAX_MS) {
      baseMs = fastest.ms();
      return;
    }
    int buckets = (int) (-moved / DelayHistogram.BUCKET_MS);
    if (buckets != 0) {
      histogram.shift(buckets);
      double shiftMs = (double) buckets * DelayHistogram.BUCKET_MS;
      baseMs -= shiftMs;
      ordinaryMs = Math.max(DelayHistogram.BUCKET_MS, ordinaryMs + shiftMs);
      targetMs = Math.max(DelayHistogram.BUCKET_MS, targetMs + shiftMs);
    }
  }

  private void observe(double lateMs, double nowMs) {
    peaks.observe(lateMs, ordinaryMs, nowMs);
    worstMs = Math.max(worstMs, lateMs);
    if (nowMs - intervalBeganMs >= INTERVAL_MS) {
      histogram.add(worstMs);
      ordinaryMs = histogram.quantileMs();
      worstMs = 0;
      intervalBeganMs = nowMs;
    }
    double wanted = Math.max(ordinaryMs, peaks.expectedMs(nowMs));
    double fallen = targetMs - (nowMs - targetAtMs) * FALL_MS_PER_S / 1000;
    targetMs = Math.max(wanted, fallen);
    targetAtMs = nowMs;
  }

  /** How much later than the fastest packet would have come with it this sound is at this time. */
  double lateMs(int timestamp, long nanos) {
    return started ? transitMs(timestamp, nanos) - fastest.ms() : 0;
  }

  /** Wants so much more delay from now on, for what comes with the packets after. */
  void waitFor(double ms) {
    extraMs = ms;
  }

  /** Delay, measured as by {@link #lateMs}, that nearly all packets keep to. */
  double targetMs() {
    return Math.min(maxMs, targetMs + extraMs);
  }
}
