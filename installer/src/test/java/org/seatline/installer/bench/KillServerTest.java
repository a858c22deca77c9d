package org.seatline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the benchmark kill-server promises, by its own code, ten times. */
@Timeout(400)
class KillServerTest {
  private static final int CYCLES = 10;

  @Test
  void nobodyIsLostWhenTheServerIsKilledAgainAndAgain() throws Exception {
    Long seed = Long.getLong("seed");

    KillServerResult result = KillServerBench.run(CYCLES, seed == null ? 7 : seed);

    assertThat(result.findings()).as("findings").isEmpty();
    assertThat(result.callers()).isGreaterThan(2 * CYCLES - 1);
    assertThat(result.lostCallers()).isZero();
    assertThat(result.lostPlaces()).isZero();
    assertThat(result.doubleConnected()).isZero();
    assertThat(result.stuckSeats()).isZero();
    assertThat(result.recoveryMs()).isNotEmpty();
  }
}
