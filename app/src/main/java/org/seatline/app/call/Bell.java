package org.seatline.app.call;

import org.seatline.softphone.audio.Ringer;
import org.seatline.softphone.media.ToneSource;

/** What rings. Called on the phone's thread; must not block. */
public interface Bell extends AutoCloseable {
  /** Rings without a sound. */
  Bell SILENT = on -> {};

  void ring(boolean on);

  @Override
  default void close() {}

  /** Rings by a loudspeaker. */
  static Bell of(Ringer ringer) {
    return new Bell() {
      @Override
      public void ring(boolean on) {
        if (on) {
          ringer.ring(ToneSource.ring());
        } else {
          ringer.silence();
        }
      }

      @Override
      public void close() {
        ringer.close();
      }
    };
  }
}
