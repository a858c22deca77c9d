package org.seatline.softphone.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Calls over a network that loses, repeats and reorders, between processes that die. Replay one
 * seed with {@code -Dseed=N}.
 */
class CallSimulationTest {
  private static final int SEEDS = Integer.getInteger("seeds", 1_000);
  private static final int EVENTS_MIN = 500;
  private static final int BUG_SEEDS_MAX = 1_000;

  @Test
  @SuppressWarnings("SystemOut") // the coverage is meant to be read
  void promisesHoldForEverySeed() {
    Long only = Long.getLong("seed");
    Map<String, Integer> covered = new TreeMap<>();
    long events = 0;
    for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
      var world = new SimWorld(seed, Sabotage.NONE);
      try {
        world.run(EVENTS_MIN);
      } catch (RuntimeException e) {
        fail("seed " + seed + " (replay with -Dseed=" + seed + "): " + e, e);
      }
      events += world.events;
      world.covered.forEach((what, count) -> covered.merge(what, count, Integer::sum));
    }
    covered.forEach((what, count) -> System.out.println(count + "\t" + what));
    System.out.println(
        "call simulation: seeds="
            + (only == null ? SEEDS : 1)
            + " events="
            + events
            + " transitions="
            + covered.size());
    assertThat(SEEDS < 1_000 || only != null || covered.size() > 130)
        .as("transitions covered: " + covered.size())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Sabotage.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void plantedBugIsFound(Sabotage bug) {
    for (int seed = 1; seed <= BUG_SEEDS_MAX; seed++) {
      try {
        new SimWorld(seed, bug).run(EVENTS_MIN);
      } catch (CallChecker.Violation found) {
        assertThat(found).hasMessageFindingMatch(bug.symptom);
        return;
      }
    }
    fail(bug + " was not found in " + BUG_SEEDS_MAX + " seeds");
  }
}
