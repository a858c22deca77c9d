package org.seatline.server.acd.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code -Dseed=N} replays one seed, {@code -Dseeds=N} runs more of them. */
class SimulationTest {
  private static final int EVENTS = 500;
  private static final int SEEDS = Integer.getInteger("seeds", 1_000);
  private static final int MUTANT_SEEDS_MAX = 300;

  private static final List<String> IMPORTANT =
      List.of(
          "server killed",
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
          "refused seat-lease-lost: stale-session");

  @Test
  void keepsItsPromisesInAHostileWorld() throws Exception {
    @Nullable Long one = Long.getLong("seed");
    List<Long> seeds =
        one == null ? LongStream.rangeClosed(1, SEEDS).boxed().toList() : List.of(one);
    Coverage coverage = new Coverage();
    long events = 0;
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<Callable<Simulation>> runs =
          seeds.stream().<Callable<Simulation>>map(seed -> () -> run(seed)).toList();
      for (Future<Simulation> run : workers.invokeAll(runs)) {
        coverage.addAll(run.get().coverage());
        events += run.get().events();
      }
    }
    for (Map.Entry<String, Long> seen : coverage.all().entrySet()) {
      System.out.println("  " + seen.getKey() + " x" + seen.getValue());
    }
    System.out.println(
        "bench sim-acd: seeds=" + seeds.size() + " events=" + events + " violations=0");
    if (one == null) {
      assertThat(coverage.missing(IMPORTANT)).as("transitions that no seed went through").isEmpty();
    }
  }

  private static Simulation run(long seed) {
    Simulation simulation = new Simulation(Core::real, EVENTS);
    try {
      simulation.run(seed);
    } catch (Violation e) {
      throw new AssertionError("seed " + seed + " (replay with -Dseed=" + seed + "): " + e, e);
    }
    return simulation;
  }

  @TestFactory
  List<DynamicTest> findsEachPlantedBug() {
    return Mutants.all().stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.bug(), () -> find(mutant)))
        .toList();
  }

  private static void find(Mutants.Mutant mutant) {
    Simulation simulation = new Simulation(mutant.maker(), EVENTS);
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
