package org.seatline.softphone.testbench;

import org.seatline.softphone.media.PcmClip;

/** How loud a sound is. */
final class Levels {
  private Levels() {}

  /** Root mean square, of 32,767. */
  static double of(PcmClip clip) {
    double sum = 0;
    for (short sample : clip.toArray()) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, clip.length()));
  }
}
