package org.seatline.app.call;

import java.util.function.LongSupplier;
import org.seatline.softphone.audio.LevelGauge;

/** A level as a meter shows it: silent when the line behind it has stopped. One thread. */
final class LiveLevel {
  /** Ten readings come in a second. */
  private static final long STOPPED_NANOS = 400_000_000L;

  private final LongSupplier nanos;
  private long readings = -1;
  private long changedNanos;

  /**
   * @param nanos a monotonic clock like {@link System#nanoTime}
   */
  LiveLevel(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The mean level of the last tenth of a second in dBov, as long as there was one. */
  int dbov(LevelGauge gauge) {
    long now = nanos.getAsLong();
    if (gauge.readings() != readings) {
      readings = gauge.readings();
      changedNanos = now;
    }
    return now - changedNanos > STOPPED_NANOS ? LevelGauge.SILENCE_DBOV : gauge.rmsDbov();
  }
}
