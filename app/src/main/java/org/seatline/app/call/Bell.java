package org.seatline.app.call;

import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.Ringer;

/** What rings. Called on the phone's thread; must not block. */
@FunctionalInterface
public interface Bell extends AutoCloseable {
  /** Rings without a sound. */
  Bell SILENT = on -> {};

  void ring(boolean on);

  /**
   * Begins a short soft sound: a call was missed. It ends with {@code ring(false)} at the latest.
   */
  default void missed() {}

  /** Rings on this device, and so loud, from the next time on. */
  default void use(HeadsetSettings settings) {}

  @Override
  default void close() {}

  /** Rings by a loudspeaker. */
  static Bell of(Ringer ringer) {
    return new LoudBell(ringer);
  }
}
