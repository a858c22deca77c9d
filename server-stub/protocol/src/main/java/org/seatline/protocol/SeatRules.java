package org.seatline.protocol;

/**
 * What the centre asks of every seat.
 *
 * @param lockAfterIdleMs how long a seat that nobody touches stays open, milliseconds; 0 for ever
 */
public record SeatRules(long lockAfterIdleMs) {
  /** What holds where a centre says nothing: ten minutes. */
  public static final SeatRules USUAL = new SeatRules(600_000);
}
