package org.seatline.app.headset;

import org.seatline.app.settings.HeadsetSettings;

/**
 * The headset beside its calls: which devices, how they sound, test sounds and the audio check.
 * Every method returns at once and may be called from any thread. A call that comes takes the
 * headset and ends every test.
 */
public interface HeadsetDesk {
  /** Where there is no phone. */
  HeadsetDesk NONE =
      new HeadsetDesk() {
        @Override
        public HeadsetPicture look() {
          return HeadsetPicture.NOTHING;
        }

        @Override
        public void use(HeadsetSettings settings) {}

        @Override
        public void tone(boolean on) {}

        @Override
        public void ring(boolean on) {}

        @Override
        public void check(boolean on) {}
      };

  /**
   * How it is now; to be asked about ten times a second while somebody looks. Devices are looked up
   * anew behind it about once a second.
   */
  HeadsetPicture look();

  /** Goes over to these devices and to this sound, also in mid-call. */
  void use(HeadsetSettings settings);

  /** A test tone in the earpiece; it ends by itself after some seconds. */
  void tone(boolean on);

  /** Rings as a call would; it ends by itself after some seconds. */
  void ring(boolean on);

  /** Begins an audio check from its beginning, or ends the one that runs. */
  void check(boolean on);
}
