package org.seatline.softphone.audio;

/** One direction of an open device, 16-bit mono. Used by one thread; closed by any. */
interface SoundLine extends AutoCloseable {
  /** The device's name, for people. */
  String name();

  /**
   * Fills {@code samples} from a microphone, or plays them; waits for the device's clock.
   *
   * @return samples moved; 0 when the device is gone or the line was closed
   */
  int move(short[] samples, int length);

  /** Frames that the device has played or captured so far; stands still when it is dead. */
  long position();

  /** Sound that is captured and not yet read, or written and not yet played, in ms. */
  int waitingMs();

  /** Closes; also ends a {@link #move} that waits. May be called again. */
  @Override
  void close();
}
