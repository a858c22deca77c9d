package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeStretchTest {
  private static final int RATE = 8_000;
  private static final int SECONDS = 3;

  private static short[] tone(double hertz) {
    short[] tone = new short[RATE * SECONDS];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return tone;
  }

  private static short[] all(TimeStretch stretch, double speed) {
    short[] out = new short[RATE * SECONDS * 2];
    int length = 0;
    short[] frame = new short[160];
    while (true) {
      int count = stretch.read(frame, frame.length, speed);
      System.arraycopy(frame, 0, out, length, count);
      length += count;
      if (count < frame.length) {
        return Arrays.copyOf(out, length);
      }
    }
  }

  private static double hertz(short[] sound) {
    int rising = 0;
    for (int i = 1; i < sound.length; i++) {
      rising += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
    }
    return (double) rising * RATE / sound.length;
  }

  private static double level(short[] sound) {
    double power = 0;
    for (short sample : sound) {
      power += (double) sample * sample;
    }
    return Math.sqrt(power / sound.length);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.25, 1.5, 2})
  void isShorterAtTheSamePitchAndLevel(double speed) {
    for (double hertz : new double[] {110, 233, 440, 1_234}) {
      short[] tone = tone(hertz);
      short[] fast = all(new TimeStretch(tone, RATE), speed);
      assertThat((double) fast.length).isCloseTo(tone.length / speed, within(RATE * 0.03));
      assertThat(hertz(fast)).isCloseTo(hertz, Percentage.withPercentage(2));
      assertThat(level(fast)).isCloseTo(level(tone), Percentage.withPercentage(5));
    }
  }

  @Test
  void goesOnFromWhereItIsTold() {
    short[] sound = tone(440);
    Arrays.fill(sound, 0, RATE, (short) 0);
    TimeStretch stretch = new TimeStretch(sound, RATE);
    short[] frame = new short[RATE / 10];
    stretch.read(frame, frame.length, 2);
    assertThat(level(frame)).isZero();
    assertThat(stretch.position()).isCloseTo(RATE / 5, within(RATE / 30));
    stretch.moveTo(RATE * 2);
    assertThat(stretch.position()).isEqualTo(RATE * 2);
    stretch.read(frame, frame.length, 2);
    assertThat(hertz(frame)).isCloseTo(440, Percentage.withPercentage(3));
  }

  @Test
  void endsWithTheSound() {
    TimeStretch stretch = new TimeStretch(tone(200), RATE);
    all(stretch, 1.5);
    assertThat(stretch.position()).isEqualTo(RATE * SECONDS);
    assertThat(stretch.read(new short[160], 160, 1.5)).isZero();
    assertThat(new TimeStretch(new short[0], RATE).read(new short[160], 160, 2)).isZero();
  }
}
