package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.DiskState;
import org.seatline.app.session.DiskState.Level;

/** What is given up when the disk gets full, and that it comes back. */
final class DiskWatchTest {
  private static final long MB = 1L << 20;
  private static final DiskLimits LIMITS =
      new DiskLimits(1_000 * MB, 500 * MB, 200 * MB, MB, 10 * MB);

  @TempDir Path folder;
  private final List<Level> told = new ArrayList<>();
  private long free = 5_000 * MB;

  private DiskWatch watch() {
    DiskWatch watch = new DiskWatch(LIMITS, () -> free, new DiskReserve(folder, MB));
    watch.listen(state -> told.add(state.level()));
    return watch;
  }

  private void free(DiskWatch watch, long megabytes) {
    free = megabytes * MB;
    watch.look();
  }

  @Test
  void givesUpRecordingsThenTheCopyThenItsReserveAndTakesAllBack() {
    DiskWatch watch = watch();
    watch.look();
    assertThat(new DiskReserve(folder, MB).held()).isTrue();
    for (long megabytes : new long[] {900, 499, 199, 9}) {
      free(watch, megabytes);
    }
    assertThat(new DiskReserve(folder, MB).held()).as("given up for text").isFalse();
    free(watch, 5_000);
    assertThat(told)
        .containsExactly(
            Level.ROOM, Level.LOW, Level.NO_RECORDINGS, Level.NO_COPY, Level.RESERVE, Level.ROOM);
    assertThat(new DiskReserve(folder, MB).held()).as("taken again").isTrue();
  }

  @Test
  void doesNotFlickerAroundALimit() {
    DiskWatch watch = watch();
    for (long megabytes : new long[] {499, 501, 499, 540, 560}) {
      free(watch, megabytes);
    }
    assertThat(told).containsExactly(Level.ROOM, Level.NO_RECORDINGS, Level.LOW);
    assertThat(watch.state()).isEqualTo(new DiskState(Level.LOW, 560));
  }

  @Test
  void tellsThatTextIsNotSavedAboveAllElse() {
    DiskWatch watch = watch();
    watch.unsaved(true);
    free(watch, 100);
    watch.unsaved(false);
    assertThat(told).containsExactly(Level.ROOM, Level.NOT_SAVING, Level.NO_COPY);
  }

  @Test
  void refusesRecordingsBeforeItRefusesText() throws IOException {
    StoreOpening opening =
        StoreOpening.usual(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
            .withCost(KeyCost.LEAST)
            .withDisk(LIMITS, () -> 300 * MB);
    try (LocalStore store = ((LocalStore.Opened.Open) LocalStore.open(opening)).store()) {
      StoreSamples.signIn(store, "1001");
      Recordings recordings = new Recordings(store);
      assertThatThrownBy(() -> recordings.begin("r1", "call-1", 1, 16_000))
          .isInstanceOf(IOException.class);
      store.desk().submitTicket(StoreSamples.ticket("t1", "c1"), "t1").join();
      assertThat(store.outbox().pending().join()).hasSize(1);
    }
  }
}
