package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.local.faults.Fault;
import org.seatline.app.local.faults.FaultPlan;
import org.seatline.app.local.faults.FaultyDisk;

/** The file of the draft journal: its size, and a disk that fails under it. */
final class DraftJournalTest {
  private static final int LINE_BYTES = 40_000;

  @TempDir Path folder;
  private final SealingKey key = SealingKey.random();
  private FaultyDisk disk;
  private Path database;
  private DraftJournal journal;

  @BeforeEach
  void open() {
    disk = FaultyDisk.of(folder);
    database = StoreFile.database(disk.folder());
    journal = new DraftJournal(database, key);
  }

  @AfterEach
  void close() {
    journal.close();
    disk.close();
  }

  private static DraftLine line(long number) {
    String id = "d" + number % 3;
    String text = number + "x".repeat(LINE_BYTES);
    return new DraftLine(number, id, new SealedDraft(id, "1001", "k1", text, number));
  }

  private List<DraftLine> read() throws IOException {
    return DraftJournal.read(DraftJournal.of(database), key, 0);
  }

  private long size() throws IOException {
    return Files.size(DraftJournal.of(database));
  }

  @Test
  void beginsAnewWhenTheDatabaseHasEverything() throws IOException {
    for (long number = 1; number <= 100; number++) {
      journal.append(List.of(line(number)), number - 1);
      assertThat(read()).contains(line(number));
    }
    assertThat(size()).isLessThan(DraftJournal.ANEW_FROM_BYTES + 3L * LINE_BYTES);
  }

  @Test
  void growsToItsLimitWhileTheDatabaseStandsStillAndThenBeginsAnew() throws IOException {
    long[] number = {0};
    assertThatThrownBy(
            () -> {
              while (number[0] < 1_000) {
                journal.append(List.of(line(number[0] + 1)), 0);
                number[0]++;
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("full");
    List<DraftLine> last = LongStream.of(1, 2, 3).mapToObj(i -> line(number[0] - 3 + i)).toList();
    assertThat(size()).isBetween(DraftJournal.MAX_BYTES / 2L, (long) DraftJournal.MAX_BYTES);
    assertThat(read()).isEqualTo(last);
    journal.append(last, 0);
    assertThat(read()).isEqualTo(last);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NO_SPACE", "SHORT_WRITE", "IO_ERROR", "READ_ONLY", "NO_PERMISSION"})
  void hasEverythingAgainOnceTheDiskWorks(Fault fault) throws IOException {
    for (int k = 0; k < 4; k++) {
      journal.clear();
      disk.plan(FaultPlan.from(k, 1, fault));
      int failures = 0;
      for (long number = 1; number <= 4; number++) {
        List<DraftLine> all = LongStream.rangeClosed(1, number).mapToObj(i -> line(i)).toList();
        try {
          journal.append(failures == 0 ? List.of(line(number)) : all, 0);
          failures = 0;
          assertThat(read()).as(fault + " at " + k).isEqualTo(DraftLine.newest(all));
        } catch (IOException e) {
          failures++;
        }
      }
      assertThat(failures).isZero();
      disk.plan(FaultPlan.HEALTHY);
    }
  }
}
