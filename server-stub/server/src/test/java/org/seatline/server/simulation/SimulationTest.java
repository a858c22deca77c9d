package org.seatline.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code -Dseed=N} replays one seed, {@code -Dseeds=N} runs so many instead of 2,000. */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("seeds", 2_000);
  private static final int MUTANT_SEEDS_MAX = 300;

  /** So near somebody must have come to being passed for too long. */
  private static final long NEAR_MS = 500;

  private static final List<String> IMPORTANT =
      List.of(
          "server killed",
          "handed over to a queue",
          "handed over to a seat",
          "queue entered: handed-over",
          "handed over to a number outside",
          "a number outside is asked",
          "a number outside answers",
          "handed over to a number outside that was asked",
          "came back from outside",
          "back to the agent who handed over",
          "asking is over: ended",
          "asking is over: no-answer",
          "granted again",
          "answer granted",
          "answer rejected",
          "back to the head",
          "offer sent again",
          "rings at several seats",
          "late arrival of an ended call",
          "offer closed: RING_NO_ANSWER",
          "offer closed: REFUSED",
          "offer closed: FAILED",
          "offer withdrawn: answered-elsewhere",
          "offer withdrawn: caller-gone",
          "offer withdrawn: call-moved",
          "offer withdrawn: seat-withdrew",
          "offer withdrawn: server-restarted",
          "points of a number",
          "queue entered: moved",
          "queue entered: seat-lost",
          "released: menu-timeout",
          "released: queue-full",
          "released: max-wait",
          "released: seat-ended",
          "seat leg released: seat-lost",
          "seat leg released: not-your-call",
          "seat leg released: caller-gone",
          "segment closed: ABANDONED",
          "segment closed: SEAT_LOST",
          "call closed: ANSWERED by CALLER",
          "call closed: ANSWERED by SEAT",
          "decided by longest-idle",
          "decided by ring-all",
          "decided by round-robin",
          "decided by fewest-calls",
          "decided by least-talk-time",
          "decided by top-down",
          "decided by random",
          "decided by best-skill",
          "decided after relaxing",
          "decided by last-agent",
          "kept for the last agent",
          "kept no longer: waited-enough",
          "kept no longer: signed-out",
          "overflowed: WAIT to QUEUE",
          "overflowed: WAIT to VOICEMAIL",
          "overflowed: WAIT to MESSAGE",
          "overflowed: LENGTH to QUEUE",
          "overflowed: ESTIMATE to QUEUE",
          "overflowed: NO_STAFF to QUEUE",
          "overflowed: NO_STAFF to VOICEMAIL",
          "overflowed: CLOSED to QUEUE",
          "overflowed: CLOSED to VOICEMAIL",
          "overflowed: CLOSED to MESSAGE",
          "queue entered: overflow",
          "queue entered: voicemail-failed",
          "released: queue-closed",
          "released: overflow-message",
          "released: voicemail-taken",
          "released: voicemail-timeout",
          "voicemail left",
          "door opened",
          "callback taken",
          "callback REACHED",
          "callback BUSY",
          "callback NO_ANSWER",
          "callback SEAT_ENDED",
          "callback SEAT_LOST",
          "callback SERVER_RESTARTED",
          "callback back to the head",
          "callback moved: pause-over",
          "callback moved: queue-closed",
          "callback moved: queue-open",
          "queue entered: merged",
          "queue entered: callback-declined",
          "released: callback-expired",
          "released: callback-given-up",
          "released: callback-merged",
          "overflowed: CLOSED to CALLBACK",
          "overflowed: WAIT to CALLBACK",
          "segment closed: CALLBACK",
          "door closed",
          "door closed by lead",
          "forced: NOT_READY",
          "last call set",
          "last call set by lead",
          "connect failed: SEAT",
          "connect failed: CALLER",
          "connect failed: the seat's phone",
          "seat not-ready: after-wrap-up",
          "decided by private",
          "wrap-up closed by time",
          "wrap-up closed by agent",
          "seat ready -> reserved",
          "seat reserved -> talking",
          "seat reserved -> not-ready",
          "seat reserved -> signed-out",
          "seat talking -> wrap-up",
          "seat talking -> signed-out",
          "seat wrap-up -> ready",
          "seat wrap-up -> not-ready",
          "seat wrap-up -> signed-out",
          "seat not-ready: ring-no-answer",
          "seat not-ready: connect-failed",
          "phone asked: server-restarted",
          "phone asked: phone-moved",
          "phone asked: registration-lost",
          "refused phone-unregistered: stale-session",
          "refused seat-declares: phone-seat",
          "refused seat-lease-lost: stale-session");

  @Test
  void keepsItsPromisesInAHostileWorld() throws Exception {
    @Nullable Long one = Long.getLong("seed");
    Simulation.Result result = one == null ? Simulation.run(1, SEEDS) : Simulation.run(one, 1);
    result.coverage().forEach(System.out::println);
    System.out.println("bench sim-acd: " + result.summary());
    assertThat(result.violations()).isEmpty();
    if (one == null) {
      assertThat(result.covered().keySet())
          .as("transitions that some seed went through")
          .containsAll(IMPORTANT);
      assertThat(result.margins().get("starved"))
          .as("a bound that nobody comes near to is no check")
          .isLessThan(NEAR_MS);
    }
  }

  @TestFactory
  List<DynamicTest> findsEachPlantedBug() {
    return Mutants.all().stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.bug(), () -> find(mutant)))
        .toList();
  }

  private static void find(Mutant mutant) {
    Simulation simulation = new Simulation(mutant.maker(), Simulation.EVENTS_PER_SEED);
    for (long seed = 1; seed <= MUTANT_SEEDS_MAX; seed++) {
      try {
        simulation.run(seed);
      } catch (Violation found) {
        System.out.println(
            "bug '" + mutant.bug() + "' found by seed " + seed + ": " + found.rule());
        assertThat(mutant.foundBy()).as(found.getMessage()).contains(found.rule());
        return;
      }
    }
    fail("the bug was not found: " + mutant.bug());
  }
}
