package org.seatline.softphone.media;

/**
 * Something that hears: a loudspeaker, a recorder, a meter. Called on the pacer thread every 20 ms,
 * so it must neither block nor allocate, nor keep or change {@code frame}.
 */
@FunctionalInterface
public interface AudioSink {
  /** Hears nothing. */
  AudioSink NONE = (frame, length, sampleRate) -> {};

  /**
   * Takes {@code length} 16-bit mono samples at {@code sampleRate} Hz. The call is the only clock:
   * one frame for each tick, silence included.
   */
  void write(short[] frame, int length, int sampleRate);
}
