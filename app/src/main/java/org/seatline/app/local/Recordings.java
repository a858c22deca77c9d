package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.RecordingShelf;
import org.seatline.app.session.Watched;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingOpening;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.softphone.media.CallRecorder;
import org.seatline.softphone.media.RecordingWriter;
import org.seatline.softphone.media.WavRecordingWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings folder and its books. What is in the files is for the server to read. */
public final class Recordings implements RecordingShelf {
  private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
  private static final int CHANNELS = 2;

  /** How long a recording stays here after the server has it, should the server be restored. */
  private static final Duration KEPT = Duration.ofDays(3);

  /** Nothing of a sealed recording is in the open: it says by itself what it is, to the server. */
  private static final RecordingTable.Begun UNSAID = new RecordingTable.Begun("", 0, 0, Map.of());

  private static final String SEALED_ENDING = ".sealed";
  private static final String OPEN_ENDING = ".wav";

  /** A recording that is being written, and by whom it is sealed; nobody: in the open. */
  private record Written(String file, Optional<Signer> signer) {}

  private final Map<String, Written> written = new ConcurrentHashMap<>();
  private final LocalStore store;
  private final RecordingTable table;
  private final Path folder;
  private volatile Runnable made = () -> {};

  /**
   * Opens the folder, makes recordings usable whose seat died, drops old ones.
   *
   * @throws IOException when the folder cannot be made
   */
  public Recordings(LocalStore store) throws IOException {
    this.store = store;
    this.table = store.books().recordings();
    this.folder = Files.createDirectories(store.folder().resolve("recordings"));
    OrphanedRecordings orphans = OrphanedRecordings.in(folder, SEALED_ENDING);
    Watched.log("tidy up", store.thread().run(() -> tidy(orphans)));
    Watched.log(
        "drop recordings",
        store.thread().run(() -> store.care().retention().also(this::dropUploaded)));
  }

  /** Who hears that a recording waits for its upload. */
  void onMade(Runnable listener) {
    made = listener;
  }

  private void tidy(OrphanedRecordings orphans) {
    if (store.rescued().isEmpty()) { // else the books may not all be here yet
      orphans.adopt(table, UNSAID, store.nowMs());
    }
    table.in(RecordingTable.WRITING).forEach(this::salvage);
    dropUploaded();
  }

  /** The server has them; when room is short they do not wait for their age. */
  private boolean dropUploaded() {
    boolean scarce = store.care().disk().state().atLeast(Level.LOW);
    long before = scarce ? store.nowMs() : store.nowMs() - KEPT.toMillis();
    for (RecordingTable.Row row : table.uploadedBefore(before)) {
      delete(row.id(), row.file());
    }
    return false;
  }

  private void salvage(RecordingTable.Row row) {
    Path file = folder.resolve(row.file());
    Instant startedAt = Instant.ofEpochMilli(row.begun().startedAtMs());
    try {
      if (!Files.exists(file)) {
        table.remove(row.id());
        return;
      }
      if (row.file().endsWith(SEALED_ENDING)) {
        salvageSealed(row, file);
        return;
      }
      var saved = CallRecorder.salvage(file, row.callId(), startedAt);
      var manifest =
          new RecordingManifest(
              row.id(),
              row.callId(),
              row.begun().agentId(),
              customer(row.callId()),
              row.begun().startedAtMs(),
              saved.durationMs(),
              saved.sampleRate(),
              CHANNELS,
              0,
              saved.bytes(),
              saved.sha256());
      LOG.warn("recording {} was cut off by the end of its seat and is kept", row.id());
      // It is announced by its upload: its agent is not here to seal anything.
      table.made(manifest, store.nowMs());
    } catch (IOException e) {
      LOG.error("recording {} cannot be read and stays where it is", row.id(), e);
      table.mark(row.id(), RecordingTable.REFUSED, store.nowMs());
    }
  }

  private void salvageSealed(RecordingTable.Row row, Path file) throws IOException {
    Optional<SealedRecordingEnd> saved = SealedFile.salvage(file, row.id());
    if (saved.isPresent()) {
      LOG.warn("recording {} was cut off by the end of its seat and is kept", row.id());
      table.made(saved.get(), store.nowMs());
    } else {
      delete(row.id(), row.file());
    }
  }

  private void delete(String id, String file) {
    try {
      Files.deleteIfExists(folder.resolve(file));
      table.remove(id);
    } catch (IOException e) {
      LOG.warn("recording {} could not be removed: {}", id, e.getMessage());
    }
  }

  @Override
  public Place begin(String recordingId, String callId, long startedAtMs, int sampleRate)
      throws IOException {
    if (store.care().disk().state().atLeast(Level.NO_RECORDINGS)) {
      throw new IOException("no recording, for want of room: " + store.care().disk().state());
    }
    Optional<Signer> signer = store.people().signer();
    return signer.isPresent()
        ? sealed(signer.get(), recordingId, callId, startedAtMs, sampleRate)
        : inTheOpen(recordingId, callId, startedAtMs, sampleRate);
  }

  private Place sealed(Signer signer, String id, String callId, long startedAtMs, int sampleRate)
      throws IOException {
    String file = id + SEALED_ENDING;
    bookBegin(id, "", file, UNSAID);
    Path path = folder.resolve(file);
    Optional<PersonKey> author =
        store.people().person().filter(who -> who.agentId().equals(signer.agentId()));
    String key = SealedFile.newKey();
    var opening =
        new RecordingOpening(id, callId, signer.agentId(), startedAtMs, sampleRate, CHANNELS, key);
    RecordingWriter writer =
        SealedFile.create(
            path,
            signer.sealing(),
            author,
            new SealedFile.Opening(id, RecordingOpening.about(id), key, opening));
    written.put(id, new Written(file, Optional.of(signer)));
    return new Place(path, writer);
  }

  /** For a server that has never said what to seal to. */
  private Place inTheOpen(String recordingId, String callId, long startedAtMs, int sampleRate)
      throws IOException {
    String file = recordingId + OPEN_ENDING;
    var begun = new RecordingTable.Begun(store.agentId(), startedAtMs, sampleRate, Map.of());
    bookBegin(recordingId, callId, file, begun);
    Path path = folder.resolve(file);
    RecordingWriter writer = WavRecordingWriter.create(path, CHANNELS, sampleRate);
    written.put(recordingId, new Written(file, Optional.empty()));
    return new Place(path, writer);
  }

  private void bookBegin(String id, String callId, String file, RecordingTable.Begun begun) {
    Watched.log(
        "book a recording",
        store.thread().run(() -> table.begin(id, callId, file, begun, store.nowMs())));
  }

  @Override
  public void finished(RecordingManifest manifest) {
    Optional<Signer> signer =
        Optional.ofNullable(written.remove(manifest.recordingId())).flatMap(Written::signer);
    String named = manifest.agentId().isEmpty() ? store.agentId() : manifest.agentId();
    String agent = signer.map(Signer::agentId).orElse(named);
    Watched.log(
        "book a finished recording",
        store.thread().run(() -> book(signer, filled(manifest, agent))));
  }

  private RecordingManifest filled(RecordingManifest manifest, String agent) {
    return new RecordingManifest(
        manifest.recordingId(),
        manifest.callId(),
        agent,
        customer(manifest.callId()),
        manifest.startedAtMs(),
        manifest.durationMs(),
        manifest.sampleRate(),
        manifest.channels(),
        manifest.pausedMs(),
        manifest.bytes(),
        manifest.sha256());
  }

  private @Nullable String customer(String callId) {
    return store.books().calls().customerOf(callId).orElse(null);
  }

  private void book(Optional<Signer> signer, RecordingManifest manifest) {
    List<Mutation> announced = List.of(new Mutation.RecordingMade(manifest, Map.of()));
    LocalOutbox outbox = store.outbox();
    CompletableFuture<Void> booked =
        signer
            .map(by -> outbox.submit(by, announced, () -> bookSealed(manifest)))
            .orElseGet(
                () ->
                    outbox.submit(
                        manifest.agentId(), announced, () -> table.made(manifest, store.nowMs())));
    Watched.log("put a recording into the outbox", booked.thenRun(() -> made.run()));
  }

  private void bookSealed(RecordingManifest manifest) {
    var end =
        new SealedRecordingEnd(manifest.recordingId(), manifest.bytes(), manifest.sha256(), null);
    table.made(end, store.nowMs());
  }

  @Override
  public void empty(String recordingId) {
    Written dropped = written.remove(recordingId);
    String file = dropped == null ? recordingId + OPEN_ENDING : dropped.file();
    Watched.log("drop an empty recording", store.thread().run(() -> delete(recordingId, file)));
  }

  /** What of it waits for the server. */
  UploadShelf uploads() {
    return new RecordingUploads(store, table, folder, this::onMade);
  }
}
