package org.seatline.softphone.audio;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.SoundSystem.LineFormat;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.MediaEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings on a device of its own choice, so that a headset lying on the desk is noticed. */
public final class Ringer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Ringer.class);

  private final MediaEngine engine;
  private HeadsetChoice choice;
  private @Nullable PlaybackLine line;
  private @Nullable Closeable pump;

  public Ringer(MediaEngine engine, HeadsetChoice choice) {
    this.engine = engine;
    this.choice = choice;
  }

  /** Rings on another device from the next time on. */
  public synchronized void choose(HeadsetChoice next) {
    choice = next;
  }

  /** Plays {@code tone} until {@link #silence}; returns at once. */
  public synchronized void ring(AudioSource tone) {
    silence();
    PlaybackLine opened =
        new PlaybackLine(
            "ringer",
            new JavaxSound(),
            choice.ringId(),
            new LineFormat(choice.sampleRate(), choice.bufferMs()),
            p -> LOG.debug("ringer: {}", p));
    opened.start();
    line = opened;
    pump = engine.pump(tone, opened, choice.sampleRate());
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
