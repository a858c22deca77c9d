package org.seatline.softphone.audio;

import java.io.Closeable;
import java.util.Set;
import java.util.function.Consumer;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.Cadence;

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
   *
   * @return run it to be told no more
   */
  Runnable onState(Consumer<HeadsetState> listener);

  /**
   * Goes over to other devices, also in mid-call; {@link #microphone()} and {@link #speaker()} stay
   * the same objects. The rate and the buffer stay what they were.
   */
  default void choose(HeadsetChoice next) {}

  /**
   * Cancels echo, suppresses noise and so on from soon after (a library is loaded for it); {@link
   * #processing()} says what became of it.
   */
  default void process(Set<SoundFeature> features) {}

  /** What is done to the microphone's sound now. */
  default SoundProcessor.State processing() {
    return new SoundProcessor.State.Off();
  }

  /** How loud the microphone is. */
  default LevelGauge microphoneLevel() {
    return LevelGauge.SILENT;
  }

  /** How loud the earpiece is. */
  default LevelGauge speakerLevel() {
    return LevelGauge.SILENT;
  }

  /** When pieces come from the microphone, for an engine to follow. */
  default Cadence cadence() {
    return Cadence.NONE;
  }

  /** What it adds to the delay now, stage by stage. */
  default HeadsetDelay delay() {
    return HeadsetDelay.NONE;
  }

  @Override
  void close();
}
