package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The outbox against a world that loses, doubles, delays and kills; {@code -Dseed=} replays. */
final class OutboxSimulationTest {
  private static final int SEEDS = 1_000;
  private static final int EVENTS = 500;

  @Test
  void appliesEveryMutationExactlyOnceWhateverHappens() {
    Long only = Long.getLong("seed");
    Map<OutboxWorld.Trouble, Integer> seen = new EnumMap<>(OutboxWorld.Trouble.class);
    long first = only == null ? 1 : only;
    long last = only == null ? SEEDS : only;
    for (long seed = first; seed <= last; seed++) {
      run(seed, OutboxWorld.Bug.NONE, seen);
    }
    System.out.println("outbox simulation: seeds=" + (last - first + 1) + " troubles=" + seen);
    if (only == null) {
      assertThat(seen.keySet()).containsExactly(OutboxWorld.Trouble.values());
    }
  }

  @Test
  void findsBugsPlantedOnPurpose() {
    for (OutboxWorld.Bug bug : OutboxWorld.Bug.values()) {
      if (bug != OutboxWorld.Bug.NONE) {
        assertThat(isFound(bug)).as(bug.name()).isTrue();
      }
    }
  }

  private static boolean isFound(OutboxWorld.Bug bug) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        OutboxWorld world = new OutboxWorld(seed, bug);
        world.run(EVENTS);
        world.settle();
        OutboxChecker.check(world.journal());
      } catch (OutboxChecker.Broken e) {
        return true;
      }
    }
    return false;
  }

  private static void run(long seed, OutboxWorld.Bug bug, Map<OutboxWorld.Trouble, Integer> seen) {
    try {
      OutboxWorld world = new OutboxWorld(seed, bug);
      world.run(EVENTS);
      world.settle();
      OutboxChecker.check(world.journal());
      world.troubles().forEach((trouble, count) -> seen.merge(trouble, count, Integer::sum));
    } catch (OutboxChecker.Broken | IllegalStateException e) {
      fail("seed " + seed + ": " + e.getMessage() + " (replay with -Dseed=" + seed + ")");
    }
  }
}
