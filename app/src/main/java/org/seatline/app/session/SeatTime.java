package org.seatline.app.session;

/**
 * The time of an event.
 *
 * @param nanos monotonic, for durations and deadlines
 * @param wallMs Unix milliseconds, for display and reports
 */
record SeatTime(long nanos, long wallMs) {
  /** The monotonic time {@code ms} later. */
  long plusMs(long ms) {
    return nanos + ms * 1_000_000;
  }

  /** What the wall clock shows, as far as it is not set meanwhile, at this monotonic time. */
  long wallMsOf(long atNanos) {
    return wallMs + Math.floorDiv(atNanos - nanos, 1_000_000L);
  }

  /** The monotonic time at which the wall clock showed this, as far as it was not set since. */
  long nanosOf(long atWallMs) {
    return nanos + (atWallMs - wallMs) * 1_000_000;
  }
}
