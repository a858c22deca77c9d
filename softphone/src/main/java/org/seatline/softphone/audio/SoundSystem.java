package org.seatline.softphone.audio;

import java.util.List;

/** The sound devices of a computer. Safe for several threads. */
interface SoundSystem {
  /**
   * How a line is opened.
   *
   * @param sampleRate in Hz
   * @param bufferMs of the line
   */
  record LineFormat(int sampleRate, int bufferMs) {
    LineFormat withBufferMs(int ms) {
      return new LineFormat(sampleRate, ms);
    }
  }

  /** The devices there are now; empty where the system has no sound. Takes some 10 ms. */
  List<AudioDevice> devices();

  /** Opens a microphone and starts it. */
  SoundLine microphone(String deviceId, LineFormat format) throws DeviceException;

  /** Opens a speaker and starts it. */
  SoundLine speaker(String deviceId, LineFormat format) throws DeviceException;
}
