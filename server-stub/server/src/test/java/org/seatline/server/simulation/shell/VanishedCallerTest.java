package org.seatline.server.simulation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A caller's phone answers nothing any more, and says no BYE, just as it is to be brought to a
 * seat.
 */
class VanishedCallerTest {
  private static final long MINUTE_MS = 60_000;

  /** An unanswered re-INVITE (RFC 3261 section 17.1.1.2: 32 s), and a little more. */
  private static final long NOTICED_MS = 40_000;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws Exception {
    ShellConfig.write(folder);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isGivenUpSoonAndCostsNoSecondSeatItsTime(long seed) {
    ShellWorld world = new ShellWorld(seed, folder, Sabotage.NONE);
    world.openCalmly();
    PhoneCaller caller = world.call();
    assertThat(world.goOnUntil(() -> world.watcher().grants() > 0, MINUTE_MS)).isTrue();
    caller.vanish();

    assertThat(world.goOnUntil(world.watcher()::allClosed, NOTICED_MS))
        .as("the call is closed")
        .isTrue();
    assertThat(world.watcher().grants()).as("seats that wait in vain").isEqualTo(1);
    assertThat(world.goOnUntil(() -> noSeatHasALeg(world), MINUTE_MS)).isTrue();
  }

  private static boolean noSeatHasALeg(ShellWorld world) {
    return world.seats().stream()
        .map(SeatProgram::phone)
        .allMatch(phone -> phone != null && phone.leg() == null);
  }
}
