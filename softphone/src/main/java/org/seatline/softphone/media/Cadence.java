package org.seatline.softphone.media;

/**
 * When sound comes from a device, in pieces of {@link #PIECE_MS}. Ticks that follow it find every
 * piece just arrived, whatever the device's clock says, so nothing needs to wait in between.
 */
@FunctionalInterface
public interface Cadence {
  /** Length of a piece. */
  int PIECE_MS = 10;

  /** Nothing to follow. */
  Cadence NONE = () -> 0;

  /** When the latest piece came, by {@link System#nanoTime}; 0 where none ever did. */
  long latestNanos();
}
