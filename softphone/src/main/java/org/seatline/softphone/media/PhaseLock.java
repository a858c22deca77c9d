package org.seatline.softphone.media;

/**
 * Moves ticks, a little at a time, to where pieces of sound have just come, and keeps them there
 * while the two clocks drift: nearly all pieces come before their tick, by no more than they must.
 * Pure.
 */
final class PhaseLock {
  private static final long PIECE_NANOS = Cadence.PIECE_MS * 1_000_000L;

  /** How long before its tick a piece should have come. */
  static final long AHEAD_NANOS = 2_000_000;

  /** A piece older than this tells nothing: its device stands still. */
  private static final long OLD_NANOS = 100_000_000;

  /** So much later when a piece came too late for its tick: 1 % of a tick is not heard. */
  private static final long LATER_NANOS = 200_000;

  /** So much earlier when it came too early: one piece in twenty is allowed to be late. */
  private static final long EARLIER_NANOS = LATER_NANOS / 20;

  private PhaseLock() {}

  /**
   * How much later the next tick should be.
   *
   * @param tickNanos when a tick came
   * @param pieceNanos when the latest piece before it came, 0 for never
   */
  static long shift(long tickNanos, long pieceNanos) {
    if (pieceNanos == 0 || tickNanos - pieceNanos > OLD_NANOS) {
      return 0;
    }
    long age = Math.floorMod(tickNanos - pieceNanos, PIECE_NANOS);
    boolean late = age < AHEAD_NANOS || age > PIECE_NANOS / 2 + AHEAD_NANOS;
    return late ? LATER_NANOS : -EARLIER_NANOS;
  }
}
