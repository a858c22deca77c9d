package org.seatline.app.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other programs show are in the open no longer than their reader is here. */
final class OpenedFilesTest {
  @TempDir Path folder;
  private final List<Path> shown = new ArrayList<>();

  @Test
  void areThereUntilTheirReaderGoes() throws IOException {
    OpenedFiles opened = new OpenedFiles(folder, shown::add);
    opened.open("id-1", "bill.pdf", new byte[] {1, 2});
    opened.open("id-2", "bill.pdf", new byte[] {3});
    opened.open("id-1", "bill.pdf", new byte[] {1, 2});
    assertThat(shown).hasSize(3);
    assertThat(shown.get(2)).isEqualTo(shown.getFirst()).hasBinaryContent(new byte[] {1, 2});
    assertThat(shown.get(1)).hasFileName("bill.pdf").hasBinaryContent(new byte[] {3});
    opened.clear();
    assertThat(folder).isEmptyDirectory();
    opened.open("id-3", "again.pdf", new byte[] {4});
    assertThat(shown.getLast()).exists();
  }

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNextOne() throws IOException {
    new OpenedFiles(folder, shown::add).open("id-1", "bill.pdf", new byte[] {1});
    Files.writeString(folder.resolve("other.txt"), "not ours");
    new OpenedFiles(folder, shown::add).open("id-2", "note.txt", new byte[] {2});
    assertThat(shown.getFirst()).doesNotExist();
    assertThat(shown.getLast()).exists();
    assertThat(folder.resolve("other.txt")).exists();
  }

  @Test
  void saysThatThereIsNoProgram() {
    OpenedFiles opened =
        new OpenedFiles(
            folder,
            file -> {
              throw new IOException("no program");
            });
    assertThatThrownBy(() -> opened.open("id", "a.pdf", new byte[] {1})).hasMessage("no program");
  }
}
