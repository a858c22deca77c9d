package org.seatline.softphone.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.testbench.Await;

class RehearsalTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void callsItselfAndLeavesNothingBehind() {
    assertThat(Rehearsal.run()).as("calls that were answered and ended").isEqualTo(104);
    Await.until("no thread is left", LIMIT, () -> threads("sip-rehearsal") == 0);
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }
}
