package org.seatline.app.call;

import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.SeatSnapshot.HeadsetStatus;
import org.seatline.app.session.VoiceQuality;
import org.seatline.softphone.media.Diagnosis.Playback;

/** Tells how loud and how good it is, while somebody may look at it. Phone's thread. */
final class PhoneMeters {
  /** How often {@link #tick} wants to be called. */
  static final int PERIOD_MS = 200;

  private static final int QUALITY_EVERY_TICKS = 5;

  private final SeatSound sound;
  private final PhoneThread phone;
  private final PlaybackWatch playback = new PlaybackWatch();
  private HeadsetStatus told = new HeadsetStatus("", null, 0, 0);
  private int ticks;

  PhoneMeters(SeatSound sound, PhoneThread phone) {
    this.sound = sound;
    this.phone = phone;
  }

  /**
   * Measures.
   *
   * @param live whether anybody talks, so that levels mean something
   */
  void tick(PhoneCalls calls, boolean live) {
    HeadsetStatus status = sound.status(live);
    if (!status.equals(told)) {
      told = status;
      phone.post(new PhoneEvent.Headset(status));
    }
    ticks++;
    if (ticks % QUALITY_EVERY_TICKS == 0) {
      quality(calls);
    }
  }

  private void quality(PhoneCalls calls) {
    if (!calls.any()) {
      playback.forget();
      return;
    }
    Playback now = playback.read(sound.headset().delay().speakerUnderruns());
    for (PhoneCall call : calls.all()) {
      VoiceQuality quality = call.quality(now);
      if (quality != null) {
        phone.post(new PhoneEvent.Measured(call.callId(), quality));
      }
    }
  }
}
