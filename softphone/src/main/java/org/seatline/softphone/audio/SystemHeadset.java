package org.seatline.softphone.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.SoundSystem.LineFormat;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.audio.processing.WebRtcProcessor;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.Cadence;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real headset through javax.sound. It opens its lines on threads of its own ({@code
 * headset-capture}, {@code headset-play}), says when they fail or are pulled out, and takes them up
 * again when they are back; {@code headset-watch} sees to lines that hang.
 */
public final class SystemHeadset implements Headset {
  private static final Logger LOG = LoggerFactory.getLogger(SystemHeadset.class);
  private static final long WATCH_NANOS = 250_000_000L;

  private final CaptureLine capture;
  private final PlaybackLine playback;
  private final LazyProcessing processing;
  private final NamedThread watch;
  private HeadsetState told = new HeadsetState.Unusable(Reason.STARTING, "");
  private final List<Consumer<HeadsetState>> listeners = new ArrayList<>();

  private SystemHeadset(HeadsetChoice choice, SoundSystem system) {
    LineFormat format = new LineFormat(choice.sampleRate(), choice.bufferMs());
    capture = new CaptureLine(system, choice.microphoneId(), format, p -> tellAll());
    playback = new PlaybackLine("headset-play", system, choice.speakerId(), format, p -> tellAll());
    processing =
        new LazyProcessing(
            features -> WebRtcProcessor.open(choice.sampleRate(), features), this::process);
    watch = NamedThread.start("headset-watch", this::watch);
  }

  /** Begins to open the chosen devices and returns at once; the state says what became of it. */
  public static Headset open(HeadsetChoice choice) {
    return open(choice, new JavaxSound());
  }

  static Headset open(HeadsetChoice choice, SoundSystem system) {
    try {
      LOG.debug("sound devices: {}", system.devices());
    } catch (UnsatisfiedLinkError | IllegalStateException e) {
      return new NullHeadset(Reason.NO_SOUND_SYSTEM, String.valueOf(e.getMessage()));
    }
    SystemHeadset headset = new SystemHeadset(choice, system);
    headset.capture.start();
    headset.playback.start();
    return headset;
  }

  private void watch(NamedThread self) {
    while (!self.closing()) {
      long now = System.nanoTime();
      capture.watch(now);
      playback.watch(now);
      capture.echoDelay(playback.waitingMs() + capture.waitingMs());
      LockSupport.parkNanos(WATCH_NANOS);
    }
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
  public void choose(HeadsetChoice next) {
    capture.choose(next.microphoneId());
    playback.choose(next.speakerId());
  }

  private void process(SoundProcessor next) {
    capture.process(next);
    playback.process(next);
  }

  @Override
  public void process(Set<SoundFeature> features) {
    processing.use(features);
  }

  @Override
  public SoundProcessor.State processing() {
    return processing.state();
  }

  @Override
  public Cadence cadence() {
    return capture;
  }

  @Override
  public LevelGauge microphoneLevel() {
    return capture.level();
  }

  @Override
  public LevelGauge speakerLevel() {
    return playback.level();
  }

  @Override
  public HeadsetDelay delay() {
    return new HeadsetDelay(
        capture.waitingMs(),
        capture.buffer().delayMs(),
        playback.buffer().delayMs(),
        playback.waitingMs(),
        capture.buffer().underruns(),
        playback.buffer().underruns());
  }

  @Override
  public HeadsetState state() {
    LineRunner.@Nullable Problem problem = worse(capture.problem(), playback.problem());
    return problem == null
        ? new HeadsetState.Working(capture.deviceName(), playback.deviceName())
        : new HeadsetState.Unusable(problem.reason(), problem.detail());
  }

  // A microphone that is silent still has a line; a line that is gone matters more.
  private static LineRunner.@Nullable Problem worse(
      LineRunner.@Nullable Problem microphone, LineRunner.@Nullable Problem speaker) {
    boolean speakerFirst =
        microphone == null || (speaker != null && microphone.reason() == Reason.SILENT_MICROPHONE);
    return speakerFirst ? speaker : microphone;
  }

  @Override
  public synchronized Runnable onState(Consumer<HeadsetState> listener) {
    listeners.add(listener);
    listener.accept(told);
    return () -> forget(listener);
  }

  private synchronized void forget(Consumer<HeadsetState> listener) {
    listeners.remove(listener);
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
    watch.close();
    capture.close();
    playback.close();
    processing.close();
  }
}
