package org.seatline.app.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.HeadsetStatus;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.LevelMeter;
import org.seatline.softphone.media.ToneSource;

/** The headset with mute and level meters in its ways. Safe for several threads. */
final class SeatSound implements AutoCloseable {
  private static final double METER_RANGE_DB = 60;
  private static final int HOLD_HZ = 440;
  private static final int HOLD_TONE_MS = 200;
  private static final int HOLD_PAUSE_MS = 4_800;

  private final Headset headset;
  private final LevelMeter spoken = new LevelMeter();
  private final LevelMeter heard = new LevelMeter();
  private volatile boolean muted;
  private volatile @Nullable AudioSource holdTone;

  SeatSound(Headset headset) {
    this.headset = headset;
  }

  /** Goes over to these devices and to this sound; also in mid-call. */
  void use(HeadsetSettings settings) {
    headset.choose(settings.choice());
    headset.process(settings.processing());
  }

  /**
   * Holds here: the other side hears a short tone every few seconds instead of the microphone, and
   * the ear hears nothing.
   */
  void hold(boolean on) {
    holdTone = on ? holdTone() : null;
  }

  /** What somebody hears who is kept waiting by this seat. */
  AudioSource holdTone() {
    return new ToneSource(HOLD_HZ, 0, HOLD_TONE_MS, HOLD_PAUSE_MS);
  }

  /** The headset itself, for what is not a call. */
  Headset headset() {
    return headset;
  }

  void mute(boolean on) {
    muted = on;
  }

  /** The microphone; muted it gives nothing, but is read on so that nothing old comes later. */
  AudioSource microphone() {
    AudioSource source = headset.microphone();
    return (frame, length, sampleRate) -> {
      int got = source.read(frame, length, sampleRate);
      spoken.write(frame, got, sampleRate);
      AudioSource tone = holdTone;
      if (tone != null) {
        return tone.read(frame, length, sampleRate);
      }
      return muted ? 0 : got;
    };
  }

  AudioSink earpiece() {
    AudioSink sink = headset.speaker();
    return (frame, length, sampleRate) -> {
      heard.write(frame, length, sampleRate);
      if (holdTone == null) {
        sink.write(frame, length, sampleRate);
      }
    };
  }

  /** The status with levels of now, or without ({@code live} false: nobody talks). */
  HeadsetStatus status(boolean live) {
    double mic = live ? level(spoken) : 0;
    double ear = live ? level(heard) : 0;
    return switch (headset.state()) {
      case HeadsetState.Working(String microphone, String speaker) ->
          new HeadsetStatus(microphone, null, mic, ear);
      case HeadsetState.Unusable(HeadsetState.Reason reason, String detail) ->
          new HeadsetStatus("", problemKey(reason), mic, ear);
    };
  }

  private static String problemKey(HeadsetState.Reason reason) {
    return "seat.headset." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** 0 to 1 in steps of 0.05, so that silence changes nothing on the screen. */
  private static double level(LevelMeter meter) {
    double share = 1 + meter.levelDb() / METER_RANGE_DB;
    return Math.round(Math.clamp(share, 0, 1) * 20) / 20.0;
  }

  @Override
  public void close() {
    headset.close();
  }
}
