package org.seatline.softphone.audio.processing;

import java.util.Set;

/**
 * Works on what the microphone captured, knowing what the earpiece plays. The two audio threads
 * call it, each with its own direction, in frames of {@link #FRAME_MS} at one rate; it neither
 * blocks nor allocates.
 */
public interface SoundProcessor extends AutoCloseable {
  int FRAME_MS = 10;

  /** What is done now, and why no more. */
  sealed interface State {
    /** These features work. */
    record On(Set<SoundFeature> features) implements State {}

    /** Nothing is done to the sound: nothing was asked for. */
    record Off() implements State {}

    /** Nothing is done to the sound: the library does not run here. */
    record Unavailable(String detail) implements State {}
  }

  /** Changes nothing. */
  static SoundProcessor none(State state) {
    return new Untouched(state);
  }

  /** Takes a frame that is about to be played. */
  void played(short[] frame, int length);

  /**
   * Works on a captured frame, in place.
   *
   * @param delayMs from {@link #played} to the same sound's return in a captured frame, as far as
   *     the lines' buffers tell
   */
  void captured(short[] frame, int length, int delayMs);

  /** Turns features on and off from the next frame on; by any thread. */
  void use(Set<SoundFeature> features);

  State state();

  @Override
  void close();
}
