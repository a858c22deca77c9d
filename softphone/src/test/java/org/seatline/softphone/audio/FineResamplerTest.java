package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FineResamplerTest {
  private static final int RATE = 16_000;

  /** Distance in dB of a tone to everything that is not the tone, after the resampler. */
  private static double purityDb(double hertz, double ppm) {
    FineResampler resampler = new FineResampler();
    resampler.speed(ppm);
    int frame = RATE / 50;
    short[] in = new short[frame + 2];
    short[] out = new short[frame];
    double[] heard = new double[100 * frame];
    long at = 0;
    for (int f = 0; f < 100; f++) {
      int needed = resampler.needed(frame);
      for (int i = 0; i < needed; i++) {
        in[i] = (short) Math.round(12_000 * Math.sin(2 * Math.PI * hertz * at++ / RATE));
      }
      resampler.process(in, out, frame);
      for (int i = 0; i < frame; i++) {
        heard[f * frame + i] = out[i];
      }
    }
    return signalToRest(heard, frame * 2, hertz * (1 + ppm * 1e-6));
  }

  /** The tone by least squares against what is left of the samples without it. */
  private static double signalToRest(double[] x, int from, double hertz) {
    double cc = 0;
    double cs = 0;
    double ss = 0;
    double xc = 0;
    double xs = 0;
    for (int i = from; i < x.length; i++) {
      double angle = 2 * Math.PI * hertz * i / RATE;
      cc += Math.cos(angle) * Math.cos(angle);
      cs += Math.cos(angle) * Math.sin(angle);
      ss += Math.sin(angle) * Math.sin(angle);
      xc += x[i] * Math.cos(angle);
      xs += x[i] * Math.sin(angle);
    }
    double a = (xc * ss - xs * cs) / (cc * ss - cs * cs);
    double b = (xs * cc - xc * cs) / (cc * ss - cs * cs);
    double tone = 0;
    double rest = 1;
    for (int i = from; i < x.length; i++) {
      double angle = 2 * Math.PI * hertz * i / RATE;
      double value = a * Math.cos(angle) + b * Math.sin(angle);
      tone += value * value;
      rest += (x[i] - value) * (x[i] - value);
    }
    return 10 * Math.log10(tone / rest);
  }

  @Test
  void leavesTonesPure() {
    assertThat(purityDb(400, 0)).isGreaterThan(60);
    assertThat(purityDb(1000, 200)).isGreaterThan(60);
    assertThat(purityDb(3400, -200)).isGreaterThan(55);
    assertThat(purityDb(5000, 500)).isGreaterThan(50);
  }

  @Test
  void usesMoreOrLessInputThanItGives() {
    assertThat(used(200)).isBetween(16_002, 16_004);
    assertThat(used(-500)).isBetween(15_991, 15_993);
    assertThat(used(0)).isEqualTo(16_000);
  }

  private static int used(double ppm) {
    FineResampler resampler = new FineResampler();
    resampler.speed(ppm);
    short[] in = new short[200];
    short[] out = new short[160];
    int used = 0;
    for (int i = 0; i < 100; i++) {
      used += resampler.needed(160);
      resampler.process(in, out, 160);
    }
    return used;
  }
}
