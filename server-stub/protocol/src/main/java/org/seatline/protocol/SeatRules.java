package org.seatline.protocol;

/**
 * What the centre asks of every seat.
 *
 * @param lockAfterIdleMs how long a seat that nobody touches stays open, milliseconds; 0 for ever
 * @param maskNumbers whether agents see customers' numbers with their middle starred
 * @param revealReason whether whoever has one shown must say why
 */
public record SeatRules(long lockAfterIdleMs, boolean maskNumbers, boolean revealReason) {
  /** What holds where a centre says nothing: ten minutes, whole numbers. */
  public static final SeatRules USUAL = new SeatRules(600_000);

  /** With whole numbers. */
  public SeatRules(long lockAfterIdleMs) {
    this(lockAfterIdleMs, false, false);
  }
}
