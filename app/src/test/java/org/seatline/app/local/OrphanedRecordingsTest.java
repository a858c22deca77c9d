package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.RecordingShelf;

/** Recordings whose seat died before its database had heard of them. */
final class OrphanedRecordingsTest {
  private static final int RATE = 16_000;

  @TempDir Path folder;

  private LocalStore open() throws IOException {
    var opened =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    return ((LocalStore.Opened.Open) opened).store();
  }

  private static List<String> made(LocalStore store) {
    return store
        .thread()
        .call(() -> store.books().recordings().in(RecordingTable.MADE))
        .join()
        .stream()
        .map(RecordingTable.Row::id)
        .toList();
  }

  private static void begin(LocalStore store, String id, int sounds) throws IOException {
    RecordingShelf.Place place = new Recordings(store).begin(id, "call-" + id, 1_000, RATE);
    for (int i = 0; i < sounds; i++) {
      place.writer().append(new byte[RATE], RATE);
    }
    store.thread().run(() -> store.books().recordings().remove(id)).join();
  }

  @Test
  void areTakenUpByTheNextStartAndSentAsThoseThatWereCutOff() throws IOException {
    try (LocalStore store = open()) {
      StoreSamples.signIn(store, "1001");
      begin(store, "r1", 2);
      begin(store, "silent", 0);
      Files.writeString(folder.resolve("recordings").resolve("note.txt"), "no recording");
    }
    for (int start = 0; start < 2; start++) {
      try (LocalStore store = open()) {
        Recordings _ = new Recordings(store);
        assertThat(made(store)).as("at start " + start).containsExactly("r1");
        assertThat(folder.resolve("recordings").resolve("silent.sealed")).doesNotExist();
        assertThat(folder.resolve("recordings").resolve("note.txt")).exists();
      }
    }
  }
}
