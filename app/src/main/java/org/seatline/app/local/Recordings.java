package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.RecordingShelf;
import org.seatline.app.session.Watched;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.RecordingManifest;
import org.seatline.softphone.media.CallRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings folder and its books. */
public final class Recordings implements RecordingShelf {
  private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
  private static final int CHANNELS = 2;

  /** How long a recording stays here after the server has it, should the server be restored. */
  private static final Duration KEPT = Duration.ofDays(3);

  private final LocalStore store;
  private final Path folder;
  private volatile Runnable made = () -> {};

  /**
   * Opens the folder, makes recordings usable whose seat died, drops old ones.
   *
   * @throws IOException when the folder cannot be made
   */
  public Recordings(LocalStore store) throws IOException {
    this.store = store;
    this.folder = Files.createDirectories(store.folder().resolve("recordings"));
    Watched.log("tidy up", store.thread().run(this::tidy));
    Watched.log(
        "drop recordings", store.thread().run(() -> store.retention().also(this::dropUploaded)));
  }

  /** Who hears that a recording waits for its upload. */
  void onMade(Runnable listener) {
    made = listener;
  }

  private void tidy() {
    for (RecordingTable.Row row : store.recordings().in(RecordingTable.WRITING)) {
      salvage(row);
    }
    dropUploaded();
  }

  /** The server has them; when room is short they do not wait for their age. */
  private void dropUploaded() {
    boolean scarce = store.disk().state().atLeast(Level.LOW);
    long before = scarce ? store.nowMs() : store.nowMs() - KEPT.toMillis();
    for (RecordingTable.Row row : store.recordings().uploadedBefore(before)) {
      delete(row.id(), row.file());
    }
  }

  private void salvage(RecordingTable.Row row) {
    Path file = folder.resolve(row.file());
    Instant startedAt = Instant.ofEpochMilli(row.begun().startedAtMs());
    try {
      if (!Files.exists(file)) {
        store.recordings().remove(row.id());
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
      book(manifest, Map.of("salvaged", "true"));
    } catch (IOException e) {
      LOG.error("recording {} cannot be read and stays where it is", row.id(), e);
      store.recordings().mark(row.id(), RecordingTable.REFUSED, store.nowMs());
    }
  }

  private void delete(String id, String file) {
    try {
      Files.deleteIfExists(folder.resolve(file));
      store.recordings().remove(id);
    } catch (IOException e) {
      LOG.warn("recording {} could not be removed: {}", id, e.getMessage());
    }
  }

  @Override
  public Path begin(String recordingId, String callId, long startedAtMs, int sampleRate)
      throws IOException {
    if (store.disk().state().atLeast(Level.NO_RECORDINGS)) {
      throw new IOException("no recording, for want of room: " + store.disk().state());
    }
    String file = recordingId + ".wav";
    var begun = new RecordingTable.Begun(store.agentId(), startedAtMs, sampleRate, Map.of());
    Watched.log(
        "book a recording",
        store
            .thread()
            .run(() -> store.recordings().begin(recordingId, callId, file, begun, store.nowMs())));
    return folder.resolve(file);
  }

  @Override
  public void finished(RecordingManifest manifest) {
    String agent = manifest.agentId().isEmpty() ? store.agentId() : manifest.agentId();
    Watched.log(
        "book a finished recording",
        store.thread().run(() -> book(filled(manifest, agent), Map.of())));
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
    return store.callTable().customerOf(callId).orElse(null);
  }

  private void book(RecordingManifest manifest, Map<String, String> labels) {
    Mutation mutation = new Mutation.RecordingMade(manifest, labels);
    CompletableFuture<Void> booked =
        store
            .outbox()
            .submit(
                manifest.agentId(),
                List.of(mutation),
                () -> store.recordings().made(manifest, store.nowMs()));
    Watched.log("put a recording into the outbox", booked.thenRun(() -> made.run()));
  }

  @Override
  public void empty(String recordingId) {
    Watched.log(
        "drop an empty recording",
        store.thread().run(() -> delete(recordingId, recordingId + ".wav")));
  }

  /** The recordings that the server does not have yet. */
  List<RecordingTable.Row> waiting() {
    return store.thread().call(() -> store.recordings().in(RecordingTable.MADE)).join();
  }

  Path file(RecordingTable.Row row) {
    return folder.resolve(row.file());
  }

  /** The server has it, or will never take it. */
  void settle(String id, String state) {
    store.thread().run(() -> store.recordings().mark(id, state, store.nowMs())).join();
  }
}
