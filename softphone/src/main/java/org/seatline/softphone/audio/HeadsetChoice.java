package org.seatline.softphone.audio;

/**
 * Which devices to use and how.
 *
 * @param microphoneId {@link AudioDevice#id()}, or {@link AudioDevice#SYSTEM_DEFAULT}
 * @param speakerId the same for the earpiece
 * @param ringId the same for what rings; often the loudspeaker of the PC
 * @param sampleRate of the lines, in Hz
 * @param bufferMs of the lines to begin with, 20 to 100; they grow by themselves where it is too
 *     little for a busy computer
 */
public record HeadsetChoice(
    String microphoneId, String speakerId, String ringId, int sampleRate, int bufferMs) {

  /**
   * What the operating system has chosen, 48 kHz (few devices know another rate, and sound servers
   * take 15 ms to change it), 20 ms.
   */
  public static HeadsetChoice systemDefault() {
    return new HeadsetChoice(
        AudioDevice.SYSTEM_DEFAULT,
        AudioDevice.SYSTEM_DEFAULT,
        AudioDevice.SYSTEM_DEFAULT,
        48_000,
        20);
  }

  public HeadsetChoice withBufferMs(int ms) {
    return new HeadsetChoice(microphoneId, speakerId, ringId, sampleRate, ms);
  }
}
