package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.testbench.Sounds;

class DriftBufferTest {
  /** Runs an hour of a sound card that is faster or slower than the pacer by so much. */
  private static int delayAfterAnHourMs(double cardSpeed) {
    DriftBuffer buffer = new DriftBuffer(8000, 40, 80, 200);
    short[] all = Sounds.babble(3, 20_000, 8000).toArray();
    short[] in = new short[80];
    short[] out = new short[160];
    double written = 0;
    int at = 0;
    for (int tick = 0; tick < 180_000; tick++) {
      for (written += 2 * cardSpeed; written >= 1; written--) {
        System.arraycopy(all, at, in, 0, 80);
        at = (at + 80) % (all.length - 80);
        buffer.write(in, 80);
      }
      buffer.read(out, 160);
    }
    assertThat(buffer.underruns()).isLessThan(120);
    return buffer.size() / 8;
  }

  @Test
  void keepsTheDelayThroughClockDrift() {
    assertThat(delayAfterAnHourMs(1.0003)).isLessThan(110);
    assertThat(delayAfterAnHourMs(0.9997)).isLessThan(110);
    assertThat(delayAfterAnHourMs(1)).isLessThan(60);
  }

  @Test
  void givesNothingBeforeItHasEnough() {
    DriftBuffer buffer = new DriftBuffer(8000, 40, 80, 200);
    short[] out = new short[160];
    buffer.write(new short[160], 160);
    assertThat(buffer.read(out, 160)).isZero();
    buffer.write(new short[160], 160);
    assertThat(buffer.read(out, 160)).isEqualTo(160);
    assertThat(buffer.read(out, 160)).isEqualTo(160);
    assertThat(buffer.read(out, 160)).isZero();
  }
}
