package org.seatline.softphone.media;

/**
 * Hears both directions of a leg, sample by sample side by side. Rules as for {@link AudioSink}.
 */
@FunctionalInterface
public interface StereoSink {
  /** Takes what the leg sent and what it received in one tick; silence stands for nothing. */
  void write(short[] sent, short[] received, int length, int sampleRate);
}
