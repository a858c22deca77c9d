package org.seatline.softphone.rtp;

/**
 * Whether it pays to wait one packet longer: what is lost can be had from the packet after it
 * (in-band FEC), but only when that has come before the lost one's turn.
 */
final class RedundancyWorth {
  /** Share of the packets that must be told again before it pays. */
  private static final double ON = 0.02;

  /** Below this share it does not pay any more. */
  private static final double OFF = 0.008;

  /** Share of one packet in what is remembered. */
  private static final double WEIGHT = 1 / 128.0;

  private double told;
  private boolean pays;

  /** A packet came in its turn. */
  void played() {
    told -= told * WEIGHT;
    pays &= told > OFF;
  }

  /** A packet was lost, and the one after it told of it, in time or not. */
  void told() {
    told += (1 - told) * WEIGHT;
    pays |= told > ON;
  }

  boolean pays() {
    return pays;
  }
}
