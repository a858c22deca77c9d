package org.seatline.server.simulation.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -DshellSeeds=N} runs so many seeds, {@code -Dseed=N} replays one, {@code -Dtrace=true}
 * with it prints what happened.
 */
class ShellSimulationTest {
  private static final int SEEDS = Integer.getInteger("shellSeeds", 100);
  private static final int EVENTS_PER_SEED = 500;
  private static final int BUG_SEEDS_MAX = 60;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws Exception {
    ShellConfig.write(folder);
  }

  @Test
  void keepsItsPromisesWhereverTheServerIsKilled() {
    @Nullable Long one = Long.getLong("seed");
    List<String> broken = new ArrayList<>();
    long events = 0;
    int kills = 0;
    int dialled = 0;
    for (long seed = one == null ? 1 : one; seed <= (one == null ? SEEDS : one); seed++) {
      ShellWorld world = new ShellWorld(seed, folder, Sabotage.NONE);
      try {
        world.run(EVENTS_PER_SEED);
      } catch (RuntimeException | Broken e) {
        world.trace().lines().forEach(System.out::println);
        broken.add("seed " + seed + " (replay with -Dseed=" + seed + "): " + e);
      }
      events += world.events();
      kills += world.kills();
      dialled += world.watcher().dialled();
    }
    System.out.println(
        "shell simulation: seeds=%s events=%s kills=%s callbacks=%s violations=%s"
            .formatted(one == null ? SEEDS : 1, events, kills, dialled, broken.size()));
    assertThat(broken).isEmpty();
  }

  @TestFactory
  List<DynamicTest> findsEachPlantedBug() {
    return ShellBugs.all().stream()
        .map(planted -> DynamicTest.dynamicTest(planted.bug(), () -> find(planted)))
        .toList();
  }

  private void find(ShellBugs.Planted planted) {
    for (long seed = 1; seed <= BUG_SEEDS_MAX; seed++) {
      try {
        new ShellWorld(seed, folder, planted.sabotage()).run(EVENTS_PER_SEED);
      } catch (Broken found) {
        System.out.println(
            "bug '" + planted.bug() + "' found by seed " + seed + ": " + found.rule());
        assertThat(planted.foundBy()).as(found.getMessage()).contains(found.rule());
        return;
      }
    }
    fail("the bug was not found: " + planted.bug());
  }
}
