package org.seatline.softphone.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real headset through javax.sound. It opens its lines on threads of its own ({@code
 * headset-capture}, {@code headset-play}), says when they fail or are pulled out, and takes them up
 * again when they are back.
 */
public final class SystemHeadset implements Headset {
  private static final Logger LOG = LoggerFactory.getLogger(SystemHeadset.class);

  private final CaptureLine capture;
  private final PlaybackLine playback;
  private HeadsetState told = new HeadsetState.Unusable(HeadsetState.Reason.STARTING, "");
  private final List<Consumer<HeadsetState>> listeners = new ArrayList<>();

  private SystemHeadset(HeadsetChoice choice) {
    capture =
        new CaptureLine(
            choice.microphoneId(), choice.sampleRate(), choice.bufferMs(), p -> tellAll());
    playback =
        new PlaybackLine(
            "headset-play",
            choice.speakerId(),
            choice.sampleRate(),
            choice.bufferMs(),
            p -> tellAll());
  }

  /** Begins to open the chosen devices and returns at once; the state says what became of it. */
  public static Headset open(HeadsetChoice choice) {
    try {
      LOG.debug("sound devices: {}", AudioDevice.list());
    } catch (UnsatisfiedLinkError | IllegalStateException e) {
      return new NullHeadset(HeadsetState.Reason.NO_SOUND_SYSTEM, String.valueOf(e.getMessage()));
    }
    SystemHeadset headset = new SystemHeadset(choice);
    headset.capture.start();
    headset.playback.start();
    return headset;
  }

  @Override
  public AudioSource microphone() {
    return capture;
  }

  @Override
  public AudioSink speaker() {
    return playback;
  }

  @Override
  public HeadsetState state() {
    LineRunner.@Nullable Problem first = capture.problem();
    LineRunner.@Nullable Problem problem = first != null ? first : playback.problem();
    return problem == null
        ? new HeadsetState.Working("microphone", "speaker")
        : new HeadsetState.Unusable(problem.reason(), problem.detail());
  }

  @Override
  public synchronized void onState(Consumer<HeadsetState> listener) {
    listeners.add(listener);
    listener.accept(told);
  }

  // Both lines may change at once: what is the same as before is not told again.
  private synchronized void tellAll() {
    HeadsetState now = state();
    if (now.equals(told)) {
      return;
    }
    told = now;
    for (Consumer<HeadsetState> listener : listeners) {
      listener.accept(now);
    }
  }

  @Override
  public void close() {
    capture.close();
    playback.close();
  }
}
