package org.seatline.app.call;

import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.Ringer;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.ToneSource;

/** Rings by a loudspeaker, as loud as the workplace wants it. */
final class LoudBell implements Bell {
  private static final int FULL_PERCENT = 100;

  private final Ringer ringer;
  private volatile int percent = FULL_PERCENT;

  LoudBell(Ringer ringer) {
    this.ringer = ringer;
  }

  @Override
  public void ring(boolean on) {
    if (on) {
      ringer.ring(quieter(ToneSource.ring()));
    } else {
      ringer.silence();
    }
  }

  @Override
  public void missed() {
    ringer.ring(quieter(MissedTone.once()));
  }

  /** Also while it rings: whoever turns it down hears it. */
  private AudioSource quieter(AudioSource tone) {
    return (frame, length, sampleRate) -> {
      int got = tone.read(frame, length, sampleRate);
      scale(frame, got, percent);
      return got;
    };
  }

  /** The ear hears by ratios: half way is a quarter of the amplitude. */
  static void scale(short[] frame, int length, int percent) {
    for (int i = 0; i < length; i++) {
      frame[i] = (short) ((long) frame[i] * percent * percent / (FULL_PERCENT * FULL_PERCENT));
    }
  }

  @Override
  public void use(HeadsetSettings settings) {
    percent = settings.ringPercent();
    ringer.choose(settings.choice());
  }

  @Override
  public void close() {
    ringer.close();
  }
}
