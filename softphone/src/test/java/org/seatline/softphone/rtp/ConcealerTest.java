package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcealerTest {
  private static final StreamRates RATES = new StreamRates(8000, 8000);

  private static SpeechBuffer played(short[] x, int length) {
    SpeechBuffer sound = new SpeechBuffer(RATES);
    for (int from = 0; from < length; from += 160) {
      sound.reserve(160);
      System.arraycopy(x, from, sound.samples(), sound.end(), 160);
      sound.grow(160);
      sound.give(new short[160], 160);
    }
    return sound;
  }

  private static double rms(short[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) x[i] * x[i];
    }
    return Math.sqrt(sum / length);
  }

  @Test
  void continuesAPeriodicSoundInStep() {
    short[] hum = SimulatedLine.hum(1);
    Concealer concealer = new Concealer(8000, new ComfortNoise());
    concealer.begin(played(hum, 1600));
    short[] made = new short[80];
    concealer.conceal(made, 0, 80);
    for (int i = 0; i < 80; i++) {
      assertThat(made[i] - hum[1600 + i]).as("sample %d", i).isBetween(-1200, 1200);
    }
  }

  @Test
  void fadesByAFifthEveryTenMillisecondsAndIsSilentAfterSixty() {
    short[] hum = SimulatedLine.hum(1);
    Concealer concealer = new Concealer(8000, new ComfortNoise());
    concealer.begin(played(hum, 1600));
    short[] made = new short[800];
    concealer.conceal(made, 0, 800);
    double full = rms(hum, 0, 160);
    for (int i = 0; i < 5; i++) {
      double middle = 1 - 0.2 * i - 0.1;
      assertThat(rms(made, 80 + 80 * i, 80) / full).isBetween(middle - 0.12, middle + 0.12);
    }
    assertThat(rms(made, 480, 320)).isZero();
    assertThat(concealer.faded()).isTrue();
  }

  @Test
  void blendsTheFirstRealSamples() {
    short[] hum = SimulatedLine.hum(1);
    Concealer concealer = new Concealer(8000, new ComfortNoise());
    concealer.begin(played(hum, 1600));
    short[] made = new short[320];
    concealer.conceal(made, 0, 160);
    System.arraycopy(hum, 1790, made, 160, 160); // out of step
    concealer.join(made, 160, 160);
    assertThat(SimulatedLine.largestStep(made)).isLessThan(2 * SimulatedLine.largestStep(hum));
    assertThat(concealer.active()).isFalse();
  }
}
