package org.seatline.softphone.audio.processing;

/** What may be done to the microphone's sound. */
public enum SoundFeature {
  /** What the earpiece plays is taken out of what the microphone hears. */
  ECHO_CANCELLATION,
  /** Steady noise is turned down. */
  NOISE_SUPPRESSION,
  /** Soft voices are brought to a usual level. */
  GAIN_CONTROL
}
