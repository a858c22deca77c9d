package org.seatline.softphone.audio;

import java.io.Closeable;
import java.util.function.Consumer;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;

/**
 * What a person speaks into and hears with. Microphone and speaker are used by the pacer thread and
 * never block it, whatever the device does; where there is none, they give silence.
 */
public interface Headset extends Closeable {
  AudioSource microphone();

  AudioSink speaker();

  HeadsetState state();

  /**
   * Tells every change of state, on a thread of the headset's own that must not be held up; the
   * state at the time of the call is told at once, by the caller's thread.
   */
  void onState(Consumer<HeadsetState> listener);

  /**
   * Goes over to other devices, also in mid-call; {@link #microphone()} and {@link #speaker()} stay
   * the same objects. The rate and the buffer stay what they were.
   */
  default void choose(HeadsetChoice next) {}

  /** What it adds to the delay now, stage by stage. */
  default HeadsetDelay delay() {
    return HeadsetDelay.NONE;
  }

  @Override
  void close();
}
