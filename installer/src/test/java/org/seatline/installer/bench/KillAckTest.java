package org.seatline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the benchmark kill-ack promises, by its own code, thirty times. */
@Timeout(600)
final class KillAckTest {
  private static final int CYCLES = 30;

  @Test
  void losesAndDoublesNothingWhenTheAnswersAreLost() throws Exception {
    KillAckBench.Result result = KillAckBench.run(CYCLES, Long.getLong("seed", 7));
    System.out.println("bench kill-ack: " + result.figures());
    assertThat(result.lost()).isZero();
    assertThat(result.duplicate()).isZero();
    assertThat(result.heardAgain()).as("commits whose answer was lost").isPositive();
  }
}
