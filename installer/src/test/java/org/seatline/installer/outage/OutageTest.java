package org.seatline.installer.outage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The story of an outage, as the benchmark {@code outage} plays it, in less than a minute. */
@Timeout(400)
final class OutageTest {
  private static final int SECONDS = 15;

  /**
   * Other tests run at the same time, and while a machine stands still nobody speaks. The
   * benchmark, on a quiet machine, judges by {@link OutageOptions#GAP_MAX_MS}.
   */
  private static final int GAP_MAX_MS = 400;

  private static void say(String what) {
    System.out.println("outage: " + what);
  }

  private static OutageResult play(String sabotage) throws Exception {
    OutageResult result =
        Outage.play(new OutageOptions(SECONDS, false, sabotage, GAP_MAX_MS, OutageTest::say));
    String which = sabotage.equals("none") ? "" : ", sabotage " + sabotage;
    System.out.println("bench outage" + which + ": " + result.facts());
    return result;
  }

  @Test
  void losesNothingAndNobody() throws Exception {
    OutageResult result = play("none");

    assertThat(result.problems()).isEmpty();
    assertThat(result.facts()).startsWith("calls=3 tickets=3 recordings=3 ");
  }

  @Test
  void noticesATicketThatIsLost() throws Exception {
    OutageResult result = play("lose-ticket");

    assertThat(result.problems()).anyMatch(problem -> problem.contains("0 tickets"));
    assertThat(result.facts()).startsWith("calls=3 tickets=0 recordings=3 ");
  }
}
