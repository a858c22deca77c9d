package org.seatline.softphone.rtp;

/**
 * The two rates of one stream and what they mean to each other.
 *
 * @param sampleRate of the sound, in Hz
 * @param clockRate of RTP timestamps, in Hz
 */
record StreamRates(int sampleRate, int clockRate) {
  /** Samples that last as long as so many units of the timestamp. */
  int samples(int units) {
    return (int) ((long) units * sampleRate / clockRate);
  }

  /** Units of the timestamp that last as long as so many samples. */
  int units(int samples) {
    return (int) ((long) samples * clockRate / sampleRate);
  }

  int samplesOfMs(double ms) {
    return (int) Math.round(sampleRate * ms / 1000);
  }

  double ms(int samples) {
    return samples * 1000.0 / sampleRate;
  }

  double msOfUnits(long units) {
    return units * 1000.0 / clockRate;
  }

  long nanos(int samples) {
    return samples * 1_000_000_000L / sampleRate;
  }
}
