package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineLagTest {
  private static final long CHUNK_NANOS = 10_000_000;

  private final LineLag lag = new LineLag();
  private long now = 5_000_000_000L;

  private int gapsIn(int seconds, double ppm, long lateMaxNanos) {
    Random random = new Random(5);
    int gaps = 0;
    for (int i = 0; i < seconds * 100; i++) {
      now += Math.round(CHUNK_NANOS * (1 + ppm * 1e-6));
      gaps += lag.moved(now + (long) (random.nextDouble() * lateMaxNanos)) ? 1 : 0;
    }
    return gaps;
  }

  @Test
  void chunksThatComeInBurstsByADriftingClockAreNoGaps() {
    assertThat(gapsIn(3600, 300, 18_000_000)).isZero();
  }

  @Test
  void eachSecondWithAGapIsToldOnce() {
    assertThat(gapsIn(3, 0, 1_000_000)).isZero();
    for (int second = 0; second < 5; second++) {
      now += 10_000_000; // what was to be played then never was
      assertThat(gapsIn(2, 0, 1_000_000)).as("gap %d", second).isEqualTo(1);
    }
  }
}
