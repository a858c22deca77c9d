package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PhaseLockTest {
  private static final double MS = 1e6;
  private static final long TICK_NANOS = MediaEngine.TICK_MS * 1_000_000L;

  /** Ticks and a device's pieces in virtual time. */
  private static final class Run {
    final double ppm;
    final double lateMaxMs;
    final Random random = new Random(3);
    long tick = 1_000_000_000L;
    double piece = tick - 100 * MS;
    double latest;
    long lateTicks;
    long ticks;
    double ageMs;

    Run(double ppm, double lateMaxMs, double phaseMs) {
      this.ppm = ppm;
      this.lateMaxMs = lateMaxMs;
      piece -= phaseMs * MS;
    }

    void seconds(int seconds) {
      long until = tick + seconds * 1_000_000_000L;
      lateTicks = 0;
      ticks = 0;
      ageMs = 0;
      while (tick < until) {
        double next = piece + Cadence.PIECE_MS * MS / (1 + ppm * 1e-6);
        double arrives = next + random.nextDouble() * lateMaxMs * MS;
        if (arrives <= tick) {
          piece = next;
          latest = arrives;
          continue;
        }
        // The piece that the next tick should have found may come just after it.
        lateTicks += arrives - tick < 2 * MS ? 1 : 0;
        ticks++;
        ageMs += (tick - latest) / MS;
        tick += TICK_NANOS + PhaseLock.shift(tick, (long) latest);
      }
    }
  }

  @Test
  void ticksComeSoonAfterAPieceWhateverTheClocks() {
    for (double ppm : new double[] {-200, 0, 200}) {
      for (double phaseMs = 0; phaseMs < 10; phaseMs += 1) {
        Run run = new Run(ppm, 1, phaseMs);
        run.seconds(15);
        run.seconds(600);
        assertThat(run.ageMs / run.ticks)
            .as("ms between piece and tick at %.0f ppm from %.0f ms", ppm, phaseMs)
            .isBetween(1.0, 4.5);
        assertThat((double) run.lateTicks / run.ticks)
            .as("share of ticks that a piece just misses")
            .isLessThan(0.01);
      }
    }
  }

  @Test
  void ticksAreAsManyAsTheDevicesPieces() {
    Run run = new Run(200, 1, 0);
    run.seconds(15);
    run.seconds(1000);
    // In the same time of the device's clock: 200 ppm of 50,000 ticks.
    assertThat(run.ticks).isBetween(50_008L, 50_012L);
  }

  @Test
  void withoutPiecesTicksStayWhereTheyAre() {
    assertThat(PhaseLock.shift(1_000_000_000L, 0)).isZero();
    assertThat(PhaseLock.shift(1_000_000_000L, 800_000_000L)).as("stands still").isZero();
  }
}
