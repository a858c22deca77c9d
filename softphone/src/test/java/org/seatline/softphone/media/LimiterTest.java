package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private static final int RATE = 16_000;
  private static final int FRAME = RATE / 50;

  private final Limiter limiter = new Limiter(RATE);
  private final int[] sums = new int[FRAME];
  private final short[] out = new short[FRAME];

  private void frame(int amplitude, int number) {
    for (int i = 0; i < FRAME; i++) {
      int n = number * FRAME + i;
      sums[i] = (int) (amplitude * Math.sin(2 * Math.PI * 440 * n / RATE));
    }
    limiter.apply(sums, FRAME, out);
  }

  private int peak() {
    int peak = 0;
    for (short sample : out) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Test
  void leavesAloneWhatFits() {
    frame(Limiter.CEILING - 1, 0);
    for (int i = 0; i < FRAME; i++) {
      assertThat((int) out[i]).isEqualTo(sums[i]);
    }
  }

  @Test
  void makesTooLoudASumQuieterWithoutCuttingItOff() {
    for (int n = 0; n < 20; n++) {
      frame(60_000, n);
      assertThat(peak()).isBetween(Limiter.CEILING / 2, Limiter.CEILING);
    }
    // A sine that is only quieter is a sine still: what is left after taking it away is little.
    double same = 0;
    double own = 0;
    double sine = 0;
    for (int i = 0; i < FRAME; i++) {
      same += (double) out[i] * sums[i];
      own += (double) out[i] * out[i];
      sine += (double) sums[i] * sums[i];
    }
    assertThat(same / Math.sqrt(own * sine)).isGreaterThan(0.999);
  }

  @Test
  void comesBackSlowlyAfterAPeak() {
    frame(60_000, 0);
    frame(10_000, 1);
    assertThat(peak()).isBetween(4_000, 7_500);
    for (int n = 2; n < 9; n++) {
      frame(10_000, n);
    }
    assertThat(peak()).isBetween(9_900, 10_000);
  }

  @Test
  void staysBelowItsCeilingWhateverComes() {
    Random random = new Random(3);
    for (int n = 0; n < 2_000; n++) {
      int loud = random.nextInt(200_000) + 1;
      for (int i = 0; i < FRAME; i++) {
        sums[i] = random.nextInt(-loud, loud);
      }
      limiter.apply(sums, FRAME, out);
      assertThat(peak()).isLessThanOrEqualTo(Limiter.CEILING);
    }
  }
}
