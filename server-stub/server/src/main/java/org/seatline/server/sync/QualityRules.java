package org.seatline.server.sync;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.SeatQuality;

/** What figures of a call's quality may be. */
final class QualityRules {
  private static final double MOS_MIN = 1;
  private static final double MOS_MAX = 5;
  private static final double PERCENT_MAX = 100;
  private static final double JITTER_MAX_MS = 60_000;
  private static final int CODEC_MAX_CHARS = 40;

  private QualityRules() {}

  /** Throws {@link Rejection} for figures that cannot be. */
  static void check(CallQuality quality) {
    check(quality.agentHears());
    check(quality.callerHears());
    String trouble = quality.trouble();
    if (quality.codec().length() > CODEC_MAX_CHARS
        || (trouble != null && trouble.length() > SeatQuality.TROUBLE_MAX_CHARS)) {
      throw new Rejection("too-large");
    }
  }

  private static void check(CallQuality.@Nullable Way way) {
    boolean good =
        way == null
            || (within(way.mosMean(), MOS_MIN, MOS_MAX)
                && within(way.mosWorst(), MOS_MIN, MOS_MAX)
                && within(way.lossPercent(), 0, PERCENT_MAX)
                && within(way.jitterMs(), 0, JITTER_MAX_MS));
    if (!good) {
      throw new Rejection("bad-value");
    }
  }

  private static boolean within(double value, double min, double max) {
    return value >= min && value <= max;
  }
}
