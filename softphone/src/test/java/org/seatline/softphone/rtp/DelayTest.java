package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The parts that say how much delay is wanted. */
class DelayTest {
  private static final StreamRates RATES = new StreamRates(8000, 8000);

  private static void feed(DelayEstimator delay, int from, int to, double[] lateMs) {
    for (int i = from; i < to; i++) {
      double late = lateMs[i % lateMs.length];
      delay.arrived(i * 160, (long) ((20.0 * i + late) * 1e6));
    }
  }

  @Test
  void aimsAtNextToNothingOnAnEvenNetwork() {
    DelayEstimator delay = new DelayEstimator(RATES, 400);
    assertThat(delay.targetMs()).isEqualTo(10);
    feed(delay, 0, 1500, new double[] {0, 0.5, 1});
    assertThat(delay.targetMs()).isLessThanOrEqualTo(2);
  }

  @Test
  void risesQuicklyAndFallsSlowly() {
    DelayEstimator delay = new DelayEstimator(RATES, 400);
    feed(delay, 0, 500, new double[] {0});
    feed(delay, 500, 550, new double[] {0, 40, 10, 60});
    assertThat(delay.targetMs()).isBetween(55.0, 65.0);
    feed(delay, 550, 600, new double[] {0});
    assertThat(delay.targetMs()).isGreaterThan(35);
    feed(delay, 600, 3000, new double[] {0});
    assertThat(delay.targetMs()).isLessThan(5);
  }

  @Test
  void forgivesASingleLatePacket() {
    DelayEstimator delay = new DelayEstimator(RATES, 400);
    feed(delay, 0, 500, new double[] {0});
    delay.arrived(500 * 160, 500 * 20_000_000L + 200_000_000L);
    feed(delay, 501, 600, new double[] {0});
    assertThat(delay.targetMs()).isLessThan(12);
  }

  @Test
  void isNotTouchedByDriftOrByAWayThatBecomesLonger() {
    DelayEstimator delay = new DelayEstimator(RATES, 400);
    for (int i = 0; i < 100_000; i++) {
      delay.arrived(i * 160, (long) (i * 20_004_000.0));
    }
    assertThat(delay.targetMs()).isLessThan(5);
    for (int i = 100_000; i < 100_500; i++) {
      delay.arrived(i * 160, (long) (i * 20_004_000.0) + 100_000_000L);
    }
    assertThat(delay.targetMs()).isLessThan(20);
  }

  @Test
  void expectsPeaksThatComeAgainAndAgain() {
    DelayPeaks peaks = new DelayPeaks();
    for (int t = 0; t < 12_000; t += 20) {
      boolean peak = t % 3000 < 60 && t > 100;
      peaks.observe(peak ? 120 : 3, 10, t);
    }
    assertThat(peaks.expectedMs(12_000)).isEqualTo(120);
    for (int t = 12_000; t < 40_000; t += 20) {
      peaks.observe(3, 10, t);
    }
    assertThat(peaks.expectedMs(40_000)).isZero();
  }

  @Test
  void knowsTheFastestOfTheLastTwoSeconds() {
    SplittableRandom random = new SplittableRandom(3);
    FastestTransit fastest = new FastestTransit();
    double[] transit = new double[1000];
    for (int i = 0; i < 1000; i++) {
      transit[i] = random.nextDouble() * 50;
      fastest.add(transit[i], i * 20);
      double expected = transit[i];
      for (int k = Math.max(0, (i / 5 - 19) * 5); k < i; k++) {
        expected = Math.min(expected, transit[k]);
      }
      assertThat(fastest.ms()).isEqualTo(expected);
    }
  }

  @Test
  void tellsADuplicateFromALatePacket() {
    PlayedSequences played = new PlayedSequences();
    assertThat(played.add(65_534)).isZero();
    assertThat(played.add(65_535)).isZero();
    assertThat(played.add(3)).isEqualTo(3);
    assertThat(played.contains(65_535)).isTrue();
    assertThat(played.contains(1)).isFalse();
    played.add(1);
    assertThat(played.contains(1)).isTrue();
    assertThat(played.contains(4)).isFalse();
  }

  @Test
  void takesAwayOnlyDelayThatNoPacketNeeds() {
    PlayoutControl control = new PlayoutControl();
    assertThat(control.decide(12, 0, 20, 10)).isEqualTo(PlayoutControl.Action.SHORTEN);
    assertThat(control.surplusMs()).isZero();
    control.decide(12 + 13, 13, 20, 10);
    assertThat(control.surplusMs()).isEqualTo(13);
    control.decide(12 + 40, 0, 20, 10);
    assertThat(control.surplusMs()).isEqualTo(20);
    assertThat(control.decide(9, 0, 20, 10)).isEqualTo(PlayoutControl.Action.LENGTHEN);
    assertThat(control.decide(150, 0, 20, 10)).isEqualTo(PlayoutControl.Action.SHORTEN_FAST);
  }

  @Test
  void keepsThePaceOfPullsWhenTheirThreadWakesUpLate() {
    PullClock clock = new PullClock();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      long late = random.nextInt(5) == 0 ? random.nextInt(8_000_000) : 0;
      long at = clock.at(i * 20_000_000L + late, 20_000_000L);
      if (i > 100) {
        assertThat(at - i * 20_000_000L).isBetween(-100_000L, 3_000_000L);
      }
    }
  }
}
