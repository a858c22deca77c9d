package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;

/** An agent who does not answer: the caller goes first to the next one, and the seat goes away. */
class RoutingTest {
  private static final long RING_MAX_MS = 60_000;
  private static final long CALLS_MAX_MS = 120_000;
  private static final String CALLER =
      """
      {"name": "short", "number": "19900000077", "language": "zh", "menuDigit": "1", "steps": [
        {"do": "wait-answer", "maxMs": 20000},
        {"do": "wait", "ms": 1000},
        {"do": "digit", "digits": "1"},
        {"do": "wait-talk", "maxMs": 100000},
        {"do": "wait", "ms": 1500},
        {"do": "hang-up"}
      ]}
      """;

  /** The call that came first. */
  private static final String FIRST =
      "(select call_id from calls order by arrived_ms fetch first 1 row only)";

  @TempDir Path folder;

  private @Nullable CallCentre centre;

  @AfterEach
  void close() throws IOException {
    if (centre != null) {
      centre.close();
    }
  }

  @Test
  void unansweredCallGoesToTheHeadOfItsQueueAndTheSeatGoesAway() throws Exception {
    CallCentre started = CallCentre.open(folder);
    centre = started;
    ChildProcess absent = started.startSeat("1001", "--answer-after-ms", "60000", "--stays-away");
    CallCentre.awaitReady(absent);
    ChildProcess callers = started.startCallers(CALLER, "--calls", "2", "--rate", "30");
    absent.await(line -> line.startsWith("seat ringing"), RING_MAX_MS);
    absent.await(line -> line.equals("seat state not-ready ring-no-answer"), RING_MAX_MS);

    ChildProcess next =
        started.startSeat(
            "1011", "--answer-after-ms", "300", "--wrap-up-ms", "200", "--pace-ms", "50");
    assertThat(callers.awaitEnd(CALLS_MAX_MS)).as("the callers have finished").isTrue();
    assertThat(callers.lines(line -> line.startsWith("caller")))
        .as("what the callers say")
        .contains("callers: calls=2 failed=0");
    CallCentre.awaitDelivered(next);
    absent.say("ready");
    absent.awaitLast("seat state ", "seat state ready", RING_MAX_MS);
    assertBooks(started);
  }

  private static void assertBooks(CallCentre centre) throws IOException {
    try (Books books = centre.closeAndOpenBooks()) {
      assertThat(books.calls()).allMatch(call -> call.agentId().equals("1011"), "answered by 1011");
      assertThat(books.calls()).hasSize(2).allMatch(call -> call.tickets() == 1, "one ticket");
      assertThat(
              books.number(
                  "select count(*) from call_offers where agent_id = '1001'"
                      + " and outcome = 'ring-no-answer' and call_id = "
                      + FIRST))
          .as("offers that 1001 did not answer")
          .isEqualTo(1);
      assertThat(books.number("select count(*) from call_offers where agent_id = '1001'"))
          .as("offers to 1001")
          .isEqualTo(1);
      assertThat(
              books.number(
                  "select closed_ms - offered_ms from call_offers where agent_id = '1001'"))
          .as("ms that it rang")
          .isBetween(14_000L, 20_000L);
      assertThat(
              books.number(
                  "select count(*) from call_offers o where agent_id = '1011' and call_id = "
                      + FIRST
                      + " and outcome = 'answered' and not exists (select 1 from call_offers e"
                      + "   where e.agent_id = '1011' and e.offered_ms < o.offered_ms)"))
          .as("the first offer to 1011 is of the call that had come first")
          .isEqualTo(1);
      assertThat(
              books.number(
                  "select count(*) from call_segments where call_id <> "
                      + FIRST
                      + " and queued_ms < (select min(offered_ms) from call_offers"
                      + "   where agent_id = '1011')"))
          .as("calls that waited behind it")
          .isEqualTo(1);
      assertThat(
              books.number(
                  "select count(*) from seat_intervals where agent_id = '1001'"
                      + " and state = 'not-ready' and reason = 'ring-no-answer'"))
          .as("times that 1001 was made not ready")
          .isEqualTo(1);
    }
  }
}
