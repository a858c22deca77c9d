package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.Watched;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files of tickets stay on this computer. A file is kept for a draft; with the draft's ticket
 * it goes into the outbox, without it it is dropped.
 */
final class FileBooks {
  private static final Logger LOG = LoggerFactory.getLogger(FileBooks.class);
  private static final String ENDING = ".sealed";

  /** How long a file stays here after the server has it, should the server be restored. */
  private static final Duration KEPT_AFTER = Duration.ofDays(3);

  /** How long a file waits here whose draft nobody knows, and that no ticket names. */
  private static final Duration UNCLAIMED = Duration.ofDays(30);

  private final LocalStore store;
  private final FileTable table;
  private final Path folder;
  private final Queue<Path> dropped = new ConcurrentLinkedQueue<>();

  FileBooks(LocalStore store, FileTable table) {
    this.store = store;
    this.table = table;
    this.folder = store.folder().resolve("files");
  }

  /**
   * Drops what the process before left half done or for nobody, and takes up what is in no book.
   *
   * @throws IOException when there can be no folder
   */
  void begin() throws IOException {
    Files.createDirectories(folder);
    List<String> there = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      files.forEach(file -> there.add(String.valueOf(file.getFileName())));
    }
    Watched.log("tidy up files", store.thread().run(() -> tidy(there)));
    Watched.log(
        "drop old files", store.thread().run(() -> store.care().retention().also(this::dropOld)));
  }

  private void tidy(List<String> there) {
    if (store.rescued().isEmpty()) { // else the books may not all be here yet
      table.in(FileTable.WRITING).forEach(row -> drop(row.id()));
      table.abandoned().forEach(row -> drop(row.id()));
      there.stream()
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(id -> table.find(id).isEmpty())
          .forEach(this::adopt);
    }
    dropOld();
  }

  /** Whether a ticket names it is for the server to say. */
  private void adopt(String id) {
    try {
      if (Files.exists(file(id)) && SealedFile.isWhole(file(id))) {
        LOG.warn("file {} is in no book and is taken up", id);
        table.put(id, "", FileTable.MADE, SealedFile.end(file(id), id), store.nowMs());
      } else {
        FileCopy.delete(file(id));
      }
    } catch (IOException e) {
      LOG.error("file {} cannot be read and stays where it is", id, e);
    }
  }

  private boolean dropOld() {
    boolean scarce = store.care().disk().state().atLeast(Level.LOW);
    long before = scarce ? store.nowMs() : store.nowMs() - KEPT_AFTER.toMillis();
    table.uploadedBefore(before).forEach(row -> drop(row.id()));
    table.unclaimedBefore(store.nowMs() - UNCLAIMED.toMillis()).forEach(row -> drop(row.id()));
    return false;
  }

  /** Forgets and deletes a file. On the store's thread. */
  void drop(String id) {
    table.remove(id);
    FileCopy.delete(file(id));
  }

  /** Where a file is. */
  Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  /** A draft was given up: its files are, too. */
  void discarded(String draftId) {
    Watched.log(
        "drop the files of a draft",
        store.thread().run(() -> table.keptFor(draftId).forEach(row -> drop(row.id()))));
  }

  /**
   * What the tickets name goes on its way, what else was kept for the draft is dropped. On the
   * store's thread, within the transaction that ends the draft.
   */
  void finished(Desk.Finished finished) {
    Set<String> named =
        finished.mutations().stream()
            .flatMap(FileBooks::values)
            .flatMap(value -> AttachedFiles.parse(value).stream().flatMap(List::stream))
            .map(AttachedFile::id)
            .collect(Collectors.toSet());
    named.forEach(
        id ->
            table
                .find(id)
                .filter(row -> !row.state().equals(RecordingTable.UPLOADED))
                .ifPresentOrElse(
                    row -> table.mark(id, FileTable.MADE, store.nowMs()), () -> adoptIfHere(id)));
    if (!finished.draftId().isEmpty()) {
      table.keptFor(finished.draftId()).stream()
          .filter(row -> !named.contains(row.id()))
          .forEach(
              row -> {
                table.remove(row.id());
                dropped.add(file(row.id())); // only once this is committed
              });
    }
  }

  private void adoptIfHere(String id) {
    if (Files.exists(file(id)) && table.find(id).isEmpty()) {
      adopt(id);
    }
  }

  private static Stream<String> values(Mutation mutation) {
    return switch (mutation) {
      case Mutation.TicketSubmitted submitted -> submitted.ticket().fields().values().stream();
      case Mutation.TicketChanged changed -> changed.edits().stream().map(Mutation.Edit::after);
      default -> Stream.of();
    };
  }

  /** What {@link #finished} dropped is committed. */
  void committed() {
    Path gone = dropped.poll();
    while (gone != null) {
      FileCopy.delete(gone);
      gone = dropped.poll();
    }
  }
}
