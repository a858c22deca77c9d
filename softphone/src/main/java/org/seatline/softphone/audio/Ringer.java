package org.seatline.softphone.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.SoundSystem.LineFormat;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.MediaEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings on a device of its own choice, so that a headset lying on the desk is noticed. Where that
 * device cannot be used, it rings on the system's choice: a ring that nobody hears is a lost call.
 */
public final class Ringer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Ringer.class);

  private final MediaEngine engine;
  private final SoundSystem system;
  private HeadsetChoice choice;
  private @Nullable PlaybackLine line;
  private @Nullable Closeable pump;

  public Ringer(MediaEngine engine, HeadsetChoice choice) {
    this(engine, choice, new JavaxSound());
  }

  Ringer(MediaEngine engine, HeadsetChoice choice, SoundSystem system) {
    this.engine = engine;
    this.system = system;
    this.choice = choice;
  }

  /** Rings on another device from the next time on. */
  public synchronized void choose(HeadsetChoice next) {
    choice = next;
  }

  /** Plays {@code tone} until {@link #silence}; returns at once. */
  public synchronized void ring(AudioSource tone) {
    silence();
    AtomicReference<@Nullable PlaybackLine> self = new AtomicReference<>();
    PlaybackLine opened =
        new PlaybackLine(
            "ringer",
            system,
            choice.ringId(),
            new LineFormat(choice.sampleRate(), choice.bufferMs()),
            problem -> elsewhere(self.get(), problem));
    self.set(opened);
    opened.start();
    line = opened;
    pump = engine.pump(tone, opened, choice.sampleRate());
  }

  // By the line's own thread.
  private static void elsewhere(@Nullable PlaybackLine on, LineRunner.@Nullable Problem problem) {
    if (on != null
        && problem != null
        && problem.reason() != Reason.STARTING
        && problem.reason() != Reason.CLOSED) {
      LOG.info("the ringer cannot be used ({}): the system's choice rings", problem.reason());
      on.choose(AudioDevice.SYSTEM_DEFAULT);
    }
  }

  /** Stops ringing. */
  public synchronized void silence() {
    Closeable running = pump;
    pump = null;
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        LOG.warn("the ring tone did not stop cleanly", e);
      }
    }
    PlaybackLine opened = line;
    line = null;
    if (opened != null) {
      opened.close();
    }
  }

  public synchronized boolean ringing() {
    return pump != null;
  }

  @Override
  public void close() {
    silence();
  }
}
