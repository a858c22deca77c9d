package org.seatline.softphone.audio.check;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.LevelGauge;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.MediaEngine;

/**
 * Carries out an {@link AudioCheck} with a headset that nobody else uses meanwhile: lets the agent
 * hear the own voice after a second and tells every change.
 */
public final class AudioCheckRun implements Closeable {
  private static final int SAMPLE_RATE = 16_000;

  private final LevelGauge level;
  private final AudioSource microphone;
  private final Consumer<AudioCheck> told;
  private final short[] delayed = new short[SAMPLE_RATE / 1000 * AudioCheck.ECHO_AFTER_MS];
  private final Closeable pump;
  private final Runnable headsetNoMore;
  private int at;
  private long readings;
  private boolean closed;
  private AudioCheck check = AudioCheck.idle();

  private AudioCheckRun(
      MediaEngine engine, Headset headset, NetworkProbe probe, Consumer<AudioCheck> told) {
    this.level = headset.microphoneLevel();
    this.microphone = headset.microphone();
    this.told = told;
    readings = level.readings();
    happened(new AudioCheck.Event.Start());
    headsetNoMore = headset.onState(this::headset);
    probe.begin(quality -> happened(new AudioCheck.Event.Network(quality)));
    pump = engine.pump(this::read, headset.speaker(), SAMPLE_RATE);
  }

  /**
   * Begins.
   *
   * @param told hears each new state, on one of several threads but never two at once; must not
   *     block
   */
  public static AudioCheckRun begin(
      MediaEngine engine, Headset headset, NetworkProbe probe, Consumer<AudioCheck> told) {
    return new AudioCheckRun(engine, headset, probe, told);
  }

  private void headset(HeadsetState state) {
    happened(
        new AudioCheck.Event.Headset(
            state instanceof HeadsetState.Unusable unusable ? unusable.reason() : null));
  }

  // By the pacer thread: what was said a second ago is heard now.
  private int read(short[] frame, int length, int sampleRate) {
    int got = microphone.read(frame, length, sampleRate);
    if (level.readings() != readings) {
      readings = level.readings();
      happened(new AudioCheck.Event.Level(level.rmsDbov(), level.peakDbov()));
    }
    boolean heard = now().echoes();
    for (int i = 0; i < length; i++) {
      short said = i < got ? frame[i] : 0;
      frame[i] = heard ? delayed[at] : 0;
      delayed[at] = heard ? said : 0;
      at = (at + 1) % delayed.length;
    }
    return length;
  }

  private synchronized void happened(AudioCheck.Event event) {
    AudioCheck next = check.on(event);
    if (!closed && !next.equals(check)) {
      check = next;
      told.accept(next);
    }
  }

  /** Where it is. */
  public synchronized AudioCheck now() {
    return check;
  }

  /** Begins from the beginning. */
  public void again() {
    happened(new AudioCheck.Event.Start());
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true; // nothing is told after this
    }
    headsetNoMore.run();
    pump.close();
  }
}
