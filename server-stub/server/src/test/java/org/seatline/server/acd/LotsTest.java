package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * Whether lots are even: Pearson's chi-squared over many draws. For k seats the sum of (observed -
 * expected)^2 / expected has k - 1 degrees of freedom; above the 0.999 quantile the draws are taken
 * for uneven. Calls and offers are numbered as the product numbers them, so the outcome is always
 * the same.
 */
class LotsTest {
  private static final int CALLS = 20_000;
  private static final int SEATS = 7;

  /** The 0.999 quantile of chi-squared with six degrees of freedom. */
  private static final double BOUND = 22.458;

  /** One draw. */
  private record Lot(String callId, long offer) {}

  private static double chiSquared(ToIntFunction<Lot> draw) {
    int[] drawn = new int[SEATS];
    for (int i = 0; i < CALLS; i++) {
      drawn[draw.applyAsInt(new Lot("call-" + i, i + 1L))]++;
    }
    double expected = CALLS / (double) SEATS;
    double sum = 0;
    for (int count : drawn) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @Test
  void drawsSeatsEvenly() {
    assertThat(chiSquared(lot -> Lots.draw(lot.callId(), lot.offer(), SEATS))).isLessThan(BOUND);
  }

  @Test
  void drawsEvenlyForOneCallThatIsOfferedAgainAndAgain() {
    assertThat(chiSquared(lot -> Lots.draw("call", lot.offer(), SEATS))).isLessThan(BOUND);
  }

  @Test
  void plantedBugThatFavoursTheFirstSeatIsFound() {
    assertThat(chiSquared(LotsTest::firstSeatTwice)).isGreaterThan(BOUND);
  }

  /** Draws among one seat too many, the last of which counts as the first. */
  private static int firstSeatTwice(Lot lot) {
    return Lots.draw(lot.callId(), lot.offer(), SEATS + 1) % SEATS;
  }
}
