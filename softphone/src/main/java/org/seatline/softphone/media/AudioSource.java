package org.seatline.softphone.media;

/**
 * Something that can be sent: a microphone, a prompt, a mix. Called on the pacer thread every 20
 * ms, so it must neither block nor allocate. An implementation that is fed from elsewhere brings
 * its own thread safety.
 */
@FunctionalInterface
public interface AudioSource {
  /** Gives no sample ever. */
  AudioSource SILENCE = (frame, length, sampleRate) -> 0;

  /**
   * Fills the beginning of {@code frame} with 16-bit mono samples.
   *
   * @param length samples wanted, at most {@code frame.length}
   * @param sampleRate rate in Hz at which the caller plays them
   * @return samples filled, 0 to {@code length}; the caller makes the rest silent
   */
  int read(short[] frame, int length, int sampleRate);
}
