package org.seatline.softphone.audio;

/**
 * Which devices to use and how.
 *
 * @param microphoneId {@link AudioDevice#id()}, or {@link AudioDevice#SYSTEM_DEFAULT}
 * @param speakerId the same for the earpiece
 * @param ringId the same for what rings; often the loudspeaker of the PC
 * @param sampleRate of the lines, in Hz
 * @param bufferMs of the lines, 40 to 100
 */
public record HeadsetChoice(
    String microphoneId, String speakerId, String ringId, int sampleRate, int bufferMs) {

  /** What the operating system has chosen, 16 kHz, 60 ms. */
  public static HeadsetChoice systemDefault() {
    return new HeadsetChoice(
        AudioDevice.SYSTEM_DEFAULT,
        AudioDevice.SYSTEM_DEFAULT,
        AudioDevice.SYSTEM_DEFAULT,
        16_000,
        60);
  }

  public HeadsetChoice withBufferMs(int ms) {
    return new HeadsetChoice(microphoneId, speakerId, ringId, sampleRate, ms);
  }
}
