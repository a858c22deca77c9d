package org.seatline.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;

class FileJournalTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("journal-0.seatline");
  }

  private void write(int batches) throws IOException {
    try (FileJournal journal = new FileJournal(folder)) {
      journal.recover();
      for (int i = 1; i <= batches; i++) {
        journal.append(new Journal.Entry.Applied(new Event.Tick(i)));
        journal.append(new Journal.Entry.Confirmed(i));
        journal.append(new Journal.Entry.Kept("dialog", "state " + i));
        journal.commit();
      }
    }
  }

  private Journal.Recovered read() throws IOException {
    try (FileJournal journal = new FileJournal(folder)) {
      return journal.recover();
    }
  }

  @Test
  void givesBackWhatWasCommittedAndNothingElse() throws IOException {
    write(3);

    Journal.Recovered found = read();

    assertThat(found.entries()).hasSize(9);
    assertThat(found.entries().getLast()).isEqualTo(new Journal.Entry.Kept("dialog", "state 3"));
    assertThat(found.cutBytes()).isZero();
  }

  @Test
  void cutsATornTailAtEveryLengthAndReportsIt() throws IOException {
    write(2);
    byte[] two = Files.readAllBytes(file());
    int one = Frames.read("x", two).frames().getFirst().limit() + 12;
    for (int length = one + 1; length < two.length; length++) {
      Files.write(file(), Arrays.copyOf(two, length));

      Journal.Recovered found = read();

      assertThat(found.entries()).hasSize(3);
      assertThat(found.cutBytes()).isEqualTo(length - one);
      assertThat(Files.size(file())).isEqualTo(one);
    }
  }

  @Test
  void refusesAJournalThatIsDamagedInTheMiddle() throws IOException {
    write(3);
    byte[] bytes = Files.readAllBytes(file());
    bytes[40] ^= 1;
    Files.write(file(), bytes);

    assertThatThrownBy(this::read)
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("damaged at byte 0");
  }

  @Test
  void startsOverFromASnapshot() throws IOException {
    write(2);
    Acd acd = new Acd(Strategies.all());
    acd.apply(new Event.CallArrived(7, "c1", "+861", Map.of()));
    try (FileJournal journal = new FileJournal(folder)) {
      journal.recover();
      journal.snapshot(
          new Journal.Snapshot(
              Acd.VERSION,
              acd.state(),
              List.of(new Effect.PlayMenu(1, "c1")),
              Map.of("dialog", "state")));
      journal.append(new Journal.Entry.Confirmed(1));
      journal.commit();
    }

    Journal.Recovered found = read();

    Journal.Snapshot snapshot = Objects.requireNonNull(found.snapshot());
    assertThat(snapshot.core()).isEqualTo(acd.state());
    assertThat(snapshot.unconfirmed()).containsExactly(new Effect.PlayMenu(1, "c1"));
    assertThat(found.entries()).containsExactly(new Journal.Entry.Confirmed(1));
    assertThat(Files.exists(file())).as("kept, to be replayed").isTrue();
  }

  @Test
  void forgetsOldGenerationsThatAreTooLarge() throws IOException {
    write(1);
    Acd acd = new Acd(Strategies.all());
    try (FileJournal journal = new FileJournal(folder, Files.size(file()) + 10)) {
      journal.recover();
      for (int i = 1; i <= 3; i++) {
        journal.snapshot(new Journal.Snapshot(Acd.VERSION, acd.state(), List.of(), Map.of()));
        assertThat(Files.exists(file())).isEqualTo(i == 1);
      }
    }
    assertThat(new JournalFolder(folder).generations()).containsExactly(3L);
  }

  @Test
  void forgetsASnapshotThatWasNotFinished() throws IOException {
    write(1);
    Files.writeString(folder.resolve("snapshot-1.part"), "half", StandardOpenOption.CREATE_NEW);
    Files.writeString(folder.resolve("journal-1.seatline"), "", StandardOpenOption.CREATE_NEW);

    assertThat(read().entries()).hasSize(3);
  }
}
