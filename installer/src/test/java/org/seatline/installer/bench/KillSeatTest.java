package org.seatline.installer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the benchmark kill-seat promises, by its own code, thirty times; and that it can fail. */
@Timeout(900)
final class KillSeatTest {
  private static final int CYCLES = 30;

  private static final int CYCLES_TO_BE_FOUND = 4;

  @Test
  void losesNothingWhenTheSeatIsKilled() throws Exception {
    KillSeatResult result =
        KillSeatBench.run(CYCLES, Long.getLong("seed", 7), KillSeatDriver.class.getName());
    System.out.println("bench kill-seat: " + result.figures());
    assertThat(result.complaints()).isEmpty();
    assertThat(result.ledger().lostKeystrokes()).isZero();
    assertThat(result.lostTickets()).isZero();
    assertThat(result.duplicateTickets()).isZero();
    assertThat(result.openFailures()).isZero();
    assertThat(result.lostRecordings()).isZero();
    assertThat(result.ledger().keystrokes()).isGreaterThan(CYCLES);
    assertThat(result.ledger().safeTickets()).isNotEmpty();
    assertThat(result.ledger().talksMs()).isNotEmpty();
  }

  @Test
  void findsASeatThatWritesLate() throws Exception {
    try (KillSeatRun run = KillSeatRun.begin(1, FaultySeats.WritesLate.class.getName())) {
      for (int i = 0; i < CYCLES_TO_BE_FOUND && run.ledger().lostKeystrokes() == 0; i++) {
        run.cycle(KillSeatMoment.TYPING);
      }
      assertThat(run.ledger().lostKeystrokes()).isPositive();
    }
  }

  @Test
  void findsASeatThatPromisesBeforeItHasWritten() throws Exception {
    try (KillSeatRun run = KillSeatRun.begin(2, FaultySeats.PromisesEarly.class.getName())) {
      for (int i = 0; i < CYCLES_TO_BE_FOUND; i++) {
        run.cycle(KillSeatMoment.DELIVERING);
      }
      assertThat(run.end().lostTickets()).isPositive();
    }
  }

  @Test
  void countsWhatTheNextProcessDoesNotFind() {
    KillSeatLedger ledger = new KillSeatLedger();
    long killed = 10_000_000_000L;
    ledger.killed(
        List.of(
            "usable 1",
            "key a 9000000000 " + word("x"),
            "key a 9800000000 " + word("y"),
            "key b 9000000000 " + word("z"),
            "key c 9000000000 " + word("w"),
            "handing c"),
        killed);
    ledger.killed(List.of("found a " + word("xy"), "usable 2"), killed + 1);
    assertThat(ledger.lostKeystrokes()).as("draft b is gone").isEqualTo(1);
    assertThat(ledger.missingMs()).containsExactly(0.0, 1_000.0);
    assertThat(ledger.safeTickets()).as("c became a ticket").containsExactly("c");
    ledger.killed(List.of("found a " + word("yx"), "usable 3"), killed + 2);
    assertThat(ledger.lostKeystrokes()).as("and what draft a had").isEqualTo(3);
    assertThat(ledger.complaints()).hasSize(3);
  }

  @Test
  void asksForNothingThatWasTooYoungWhenItsOwnProcessDied() {
    KillSeatLedger ledger = new KillSeatLedger();
    long killed = 10_000_000_000L;
    ledger.killed(
        List.of("usable 1", "key a 9000000000 " + word("x"), "key a 9800000000 " + word("y")),
        killed);
    ledger.killed(List.of("waiting 0"), killed + 5_000_000_000L); // while it started
    ledger.killed(List.of("found a " + word("x"), "usable 3"), killed + 9_000_000_000L);
    assertThat(ledger.lostKeystrokes()).isZero();
    assertThat(ledger.missingMs()).containsExactly(0.0, 200.0);
  }

  private static String word(String text) {
    return "="
        + java.util.Base64.getEncoder()
            .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
