package org.seatline.installer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code -Dseed=N} replays one seed, {@code -Dseeds=N} runs so many instead of 5,000. */
final class SyncSimulationTest {
  private static final int SEEDS = Integer.getInteger("seeds", 5_000);
  private static final int MUTANT_SEEDS_MAX = 4_000;

  @Test
  void keepsItsPromisesInAHostileWorld() throws Exception {
    @Nullable Long one = Long.getLong("seed");
    SyncSimulation.Result result =
        one == null ? SyncSimulation.run(1, SEEDS) : SyncSimulation.run(one, 1);
    result.coverage().forEach(System.out::println);
    System.out.println("bench sim-sync: " + result.summary());
    assertThat(result.violations()).isEmpty();
    if (one == null) {
      assertThat(result.troubles().keySet()).containsExactly(Trouble.values());
    }
  }

  @TestFactory
  List<DynamicTest> findsEachPlantedBug() {
    return Stream.of(OutboxMutants.all(), CopyMutants.all(), ServerMutants.all())
        .flatMap(List::stream)
        .map(mutant -> DynamicTest.dynamicTest(mutant.bug(), () -> find(mutant)))
        .toList();
  }

  private static void find(Mutant mutant) {
    for (long seed = 1; seed <= MUTANT_SEEDS_MAX; seed++) {
      try {
        World _ = SyncSimulation.world(seed, mutant.parts());
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
