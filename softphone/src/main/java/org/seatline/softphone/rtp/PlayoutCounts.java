package org.seatline.softphone.rtp;

/** The counters behind {@link PlayoutStatistics}. */
final class PlayoutCounts {
  long played;
  long concealed;
  long noise;
  long recovered;
  long shortened;
  long lengthened;
  long skipped;
  long late;
  long duplicates;
  long discarded;
  private double delaySumMs;
  private long delays;

  void delay(double ms) {
    delaySumMs += ms;
    delays++;
  }

  /** Skipped sequence numbers, less those that came late after all. */
  long lost() {
    return Math.max(0, skipped - late);
  }

  PlayoutStatistics statistics() {
    return new PlayoutStatistics(
        played,
        concealed,
        noise,
        recovered,
        shortened,
        lengthened,
        lost(),
        late,
        duplicates,
        discarded,
        delays == 0 ? 0 : delaySumMs / delays);
  }
}
