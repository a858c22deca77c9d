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
}
