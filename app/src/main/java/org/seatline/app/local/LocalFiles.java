package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.FileShelf;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.FileOpening;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of tickets in a folder beside the store, each sealed for its author and for the server, and
 * their books. A file is kept for a draft; with the draft's ticket it goes into the outbox, without
 * it it is dropped.
 */
public final class LocalFiles implements FileShelf, UploadShelf, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalFiles.class);
  private static final int THREADS = 2;

  private final LocalStore store;
  private final FileTable table;
  private final FileBooks books;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("seat-files-", 0).daemon(true).factory());
  private volatile Runnable made = () -> {};

  LocalFiles(LocalStore store, FileTable table) {
    this.store = store;
    this.table = table;
    this.books = new FileBooks(store, table);
  }

  /** The books; they are begun with the store. */
  FileBooks books() {
    return books;
  }

  @Override
  public CompletableFuture<Kept> keep(Wanted wanted, Watcher watcher) {
    Optional<Signer> signer = store.people().signer();
    Optional<PersonKey> author = store.people().person();
    String name = wanted.source().name();
    return apart(() -> keep(wanted, watcher, signer, author), new Kept.Refused(Why.FAILED, name));
  }

  private <T> CompletableFuture<T> apart(Supplier<T> work, T otherwise) {
    try {
      return CompletableFuture.supplyAsync(work, threads)
          .exceptionally(
              failed -> {
                LOG.error("the store failed under a file", failed);
                return otherwise;
              });
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(otherwise); // the seat is closed
    }
  }

  private Kept keep(
      Wanted wanted, Watcher watcher, Optional<Signer> signer, Optional<PersonKey> author) {
    if (store.care().disk().state().atLeast(Level.NO_RECORDINGS)) {
      return new Kept.Refused(Why.NO_ROOM, wanted.source().name());
    }
    if (signer.isEmpty()) {
      return new Kept.Refused(Why.NO_KEY, wanted.source().name());
    }
    String id = UUID.randomUUID().toString();
    note(id, wanted.draftId(), FileTable.WRITING, null);
    Optional<PersonKey> own = author.filter(p -> p.agentId().equals(signer.get().agentId()));
    Kept kept = new FileCopy(id, books.file(id), signer.get(), own).run(wanted, watcher);
    if (!(kept instanceof Kept.Done)) {
      store.thread().run(() -> table.remove(id)).join();
      return kept;
    }
    try {
      note(id, wanted.draftId(), FileTable.KEPT, SealedFile.end(books.file(id), id));
      return kept;
    } catch (IOException e) {
      LOG.error("a file of a ticket cannot be read back", e);
      store.thread().run(() -> books.drop(id)).join();
      return new Kept.Refused(Why.FAILED, wanted.source().name());
    }
  }

  private void note(String id, String draftId, String state, @Nullable SealedRecordingEnd end) {
    store.thread().run(() -> table.put(id, draftId, state, end, store.nowMs())).join();
  }

  @Override
  public CompletableFuture<Optional<byte[]>> content(String fileId) {
    Optional<PersonKey> reader = store.people().person();
    return apart(() -> reader.flatMap(person -> read(fileId, person)), Optional.empty());
  }

  private Optional<byte[]> read(String id, PersonKey reader) {
    try {
      if (!Files.exists(books.file(id))) {
        return Optional.empty();
      }
      Optional<String> opening = SealedFile.opening(books.file(id), reader, FileOpening::about);
      if (opening.isEmpty()) {
        return Optional.empty();
      }
      byte[] key =
          Base64.getDecoder().decode(Wire.decode(opening.get(), FileOpening.class).contentKey());
      return Optional.of(SealedFile.content(books.file(id), id, key));
    } catch (IOException e) {
      LOG.error("file {} cannot be read here", id, e);
      return Optional.empty();
    }
  }

  /** What {@link FileBooks#finished} noted is committed. */
  void tellMade() {
    books.committed();
    made.run();
  }

  /** The server has forgotten what it had. */
  void sendAgain() {
    store
        .thread()
        .run(() -> table.markAll(RecordingTable.UPLOADED, FileTable.MADE, store.nowMs()))
        .join();
  }

  @Override
  public void onMade(Runnable listener) {
    made = listener;
  }

  @Override
  public ServerApi.Upload what() {
    return ServerApi.Upload.FILE;
  }

  /** Also what no ticket named when it was brought last: by now one may. */
  @Override
  public List<Waiting> waiting(Optional<AtWork> sender) {
    return store
        .thread()
        .call(
            () ->
                Stream.of(FileTable.MADE, RecordingTable.UNLISTED)
                    .flatMap(state -> table.in(state).stream())
                    .map(this::waiting)
                    .toList())
        .join();
  }

  private Waiting waiting(FileTable.Row row) {
    return new Waiting(row.id(), books.file(row.id()), row.sealed(), null);
  }

  @Override
  public void settle(String id, String state) {
    store.thread().run(() -> table.mark(id, state, store.nowMs())).join();
  }

  @Override
  public List<Waiting> held() {
    return table.in(RecordingTable.HELD).stream().map(this::waiting).toList();
  }

  @Override
  public void sealedAnew(SealedRecordingEnd end) {
    String id = end.recordingId();
    table
        .find(id)
        .ifPresent(row -> table.put(id, row.draftId(), FileTable.MADE, end, store.nowMs()));
  }

  @Override
  public String about(String id) {
    return FileOpening.about(id);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
