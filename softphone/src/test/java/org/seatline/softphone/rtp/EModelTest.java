package org.seatline.softphone.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.seatline.softphone.rtp.EModel.Impairment;
import org.seatline.softphone.rtp.EModel.Loss;

class EModelTest {
  private static final Impairment G711 = Impairment.of("pcma");

  private static double rating(double loss, double oneWayMs) {
    return EModel.rating(G711, Loss.random(loss), oneWayMs);
  }

  /** The default value of ITU-T G.107 and where its annex B puts the words. */
  @Test
  void ratesAsTheRecommendation() {
    assertThat(rating(0, 0)).isCloseTo(93.2, within(0.05));
    assertThat(EModel.mos(93.2)).isCloseTo(4.41, within(0.01));
    assertThat(EModel.mos(70)).isCloseTo(3.60, within(0.01));
    assertThat(EModel.mos(50)).isCloseTo(2.58, within(0.01));
    assertThat(EModel.mos(0)).isEqualTo(1);
    assertThat(EModel.mos(100)).isEqualTo(4.5);
  }

  /** ITU-T G.108's curve: about 90 at 100 ms, 80 at 250 ms, 70 at 330 ms, 60 at 400 ms or so. */
  @Test
  void losesByDelay() {
    assertThat(rating(0, 100)).isBetween(89.0, 92.0);
    assertThat(rating(0, 250)).isBetween(78.0, 83.0);
    assertThat(rating(0, 400)).isBetween(58.0, 68.0);
    for (int ms = 0; ms < 2000; ms += 10) {
      assertThat(rating(0, ms + 10)).isLessThan(rating(0, ms) + 0.05);
    }
  }

  @Test
  void losesByLossAndMoreByBursts() {
    double random = EModel.rating(G711, Loss.random(5), 0);
    assertThat(random).isCloseTo(93.2 - 95 * 5 / (5 + 25.1), within(0.1));
    assertThat(EModel.rating(G711, new Loss(5, 2), 0))
        .isCloseTo(93.2 - 95 * 5 / (2.5 + 25.1), within(0.1));
    assertThat(EModel.mos("PCMA", Loss.random(100), 60)).isLessThan(1.6);
    assertThat(EModel.mos("G729", Loss.random(0), 0)).isLessThan(4.2);
    assertThat(EModel.mos("unheard-of", Loss.random(1), 0))
        .isEqualTo(EModel.mos("PCMU", Loss.random(1), 0));
  }

  @Test
  void measuresBurstsByTheirRuns() {
    assertThat(Loss.measured(1000, 0, 0)).isEqualTo(new Loss(0, 1));
    assertThat(Loss.measured(1000, 50, 50).burstRatio()).isEqualTo(1);
    assertThat(Loss.measured(1000, 100, 25).burstRatio()).isCloseTo(3.6, within(0.01));
    assertThat(Loss.measured(0, 0, 0)).isEqualTo(new Loss(0, 1));
  }

  @Test
  void settlesTheFateOfEachPacketInItsTurn() {
    LossLedger ledger = new LossLedger();
    int[] order = {0, 1, 2, 4, 3, 5, 8, 9, 9, 10};
    for (int sequence : order) {
      ledger.arrived((65_530 + sequence) & 0xFFFF);
    }
    ledger.discarded((65_530 + 10) & 0xFFFF);
    for (int i = 11; i < 11 + LossLedger.SETTLED_AFTER + 100; i++) {
      ledger.arrived((65_530 + i) & 0xFFFF);
    }
    assertThat(ledger.settled()).isEqualTo(11 + 100);
    assertThat(ledger.missed()).as("6, 7 and the late 10").isEqualTo(3);
    assertThat(ledger.runs()).isEqualTo(2);
    assertThat(ledger.duplicates()).isEqualTo(1);
    ledger.arrived(20_000);
    assertThat(ledger.missed()).as("a jump is no loss").isEqualTo(3);
  }

  /** RFC 3611 section 4.7.2: ten losses close together are a burst, single ones are not. */
  @Test
  void tellsBurstsFromGaps() {
    LossLedger ledger = new LossLedger();
    for (int i = 0; i < 3000 + LossLedger.SETTLED_AFTER; i++) {
      boolean burst = i >= 1000 && i < 1030 && i % 3 == 0;
      boolean single = i % 500 == 250;
      if (!burst && !single) {
        ledger.arrived(i);
      }
    }
    XrBlock.LossMetrics metrics = ledger.metrics(20);
    assertThat(metrics.lossRate()).isEqualTo(256 * 16 / 3000);
    assertThat(metrics.discardRate()).isZero();
    assertThat(metrics.burstDensity()).isBetween(60, 140);
    assertThat(metrics.gapDensity()).isLessThan(2);
    assertThat(metrics.burstMs()).isBetween(100, 700);
    assertThat(metrics.gapMs()).isGreaterThan(10_000);
  }

  @Test
  void variesItsReportsAsTheRfcHasIt() {
    RtcpInterval interval = new RtcpInterval(5000);
    double ms = 1e6;
    assertThat(interval.firstNanos(0) / ms).isCloseTo(5000 / 2.0 * 0.5 / 1.21828, within(0.1));
    assertThat(interval.firstNanos(1) / ms).isCloseTo(5000 / 2.0 * 1.5 / 1.21828, within(0.1));
    assertThat(interval.nextNanos(0) / ms).isCloseTo(5000 * 0.5 / 1.21828, within(0.1));
    assertThat(interval.nextNanos(1) / ms).isCloseTo(5000 * 1.5 / 1.21828, within(0.1));
  }
}
