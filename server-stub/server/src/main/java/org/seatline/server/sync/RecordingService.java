package org.seatline.server.sync;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.Wire;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.store.Recordings;
import org.seatline.server.store.Store;
import org.seatline.server.sync.RecordingFiles.Completed;
import org.seatline.server.sync.RecordingFiles.CompletedSealed;

/**
 * Recordings over HTTP: in the open from their agent alone, sealed from anybody. Sealed ones are
 * opened when they are whole, and kept as the others are.
 */
public final class RecordingService {
  /** Labels of a recording that was never finished: its seat died. */
  private static final String SALVAGED = Wire.encode(Map.of("salvaged", "true"));

  private final Store store;
  private final RecordingFiles files;
  private final Pieces pieces;
  private final RecordingOpener opener;
  private final LongSupplier nowMs;

  /** Opens what is sealed to these keys. */
  public RecordingService(Store store, RecordingFiles files, ServerKeys keys, LongSupplier nowMs) {
    this.store = store;
    this.files = files;
    this.pieces = new Pieces(files, RecordingRules.RECORDING_MAX_BYTES);
    this.opener = new RecordingOpener(keys);
    this.nowMs = nowMs;
  }

  void progress(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = Pieces.id(request, response);
    if (id.isPresent()) {
      HttpAnswers.json(response, progressOf(id.get()));
    }
  }

  private RecordingProgress progressOf(String id) throws IOException {
    Optional<Recordings.Known> known = known(id);
    return known.isPresent() && known.get().complete()
        ? new RecordingProgress(id, known.get().bytes(), true)
        : new RecordingProgress(id, files.received(id), false);
  }

  private Optional<Recordings.Known> known(String id) {
    return store.inTransaction(tx -> tx.recordings().find(id));
  }

  void append(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = Pieces.id(request, response);
    if (id.isEmpty()) {
      return;
    }
    Optional<Pieces.Piece> piece = pieces.read(request, response);
    if (piece.isEmpty()) {
      return;
    }
    if (deliverer instanceof Deliverer.Machine && !pieces.sealed(id.get(), piece.get())) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-sealed", "nobody is signed in");
      return;
    }
    if (known(id.get()).filter(Recordings.Known::complete).isPresent()) {
      HttpAnswers.json(response, progressOf(id.get()));
      return;
    }
    pieces.append(id.get(), piece.get(), response);
  }

  void complete(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = Pieces.id(request, response);
    if (id.isEmpty()) {
      return;
    }
    RecordingManifest manifest =
        HttpAnswers.read(request, RecordingManifest.class, Protocol.MESSAGE_MAX_CHARS);
    try {
      RecordingRules.check(manifest);
    } catch (Rejection e) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, e.code(), "the manifest is not one");
      return;
    }
    if (!deliverer.is(manifest.agentId())) {
      HttpAnswers.refuse(
          response, Status.FORBIDDEN_403, MutationResults.NOT_AUTHOR, "somebody else's recording");
      return;
    }
    if (!manifest.recordingId().equals(id.get())) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-manifest", "of another recording");
      return;
    }
    finish(manifest, response);
  }

  private void finish(RecordingManifest manifest, ServerResponse response) throws IOException {
    String id = manifest.recordingId();
    Completed done = files.complete(id, manifest.bytes(), manifest.sha256());
    if (done instanceof Completed.Whole(String path)) {
      store.useTransaction(
          tx -> {
            MutationApplier.announce(tx, manifest, "{}");
            tx.recordings().complete(id, path, nowMs.getAsLong());
          });
      HttpAnswers.json(response, new RecordingProgress(id, manifest.bytes(), true));
    } else {
      Pieces.refuse(response, done);
    }
  }

  void completeSealed(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = Pieces.id(request, response);
    if (id.isEmpty()) {
      return;
    }
    SealedRecordingEnd end =
        HttpAnswers.read(request, SealedRecordingEnd.class, Protocol.MESSAGE_MAX_CHARS);
    if (!RecordingRules.isEnd(end, id.get())) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-manifest", "no such recording");
    } else if (known(id.get()).filter(Recordings.Known::complete).isPresent()) {
      HttpAnswers.json(response, progressOf(id.get()));
    } else {
      open(end, response);
    }
  }

  private void open(SealedRecordingEnd end, ServerResponse response) throws IOException {
    switch (files.completeSealed(end, (from, wav) -> opener.open(end, from, wav))) {
      case CompletedSealed.Not<RecordingOpener.Read>(Completed why) -> Pieces.refuse(response, why);
      case CompletedSealed.Unread<RecordingOpener.Read>(String code) -> {
        if (!code.equals(MutationResults.SEAL_UNKNOWN_KEY)) {
          files.drop(end.recordingId()); // another key would open it, these bytes never will
        }
        HttpAnswers.refuse(response, Status.UNPROCESSABLE_CONTENT_422, code, "it cannot be opened");
      }
      case CompletedSealed.Opened<RecordingOpener.Read> opened -> {
        keep(opened);
        files.drop(end.recordingId());
        HttpAnswers.json(response, new RecordingProgress(end.recordingId(), opened.bytes(), true));
      }
    }
  }

  private void keep(CompletedSealed.Opened<RecordingOpener.Read> opened) {
    RecordingManifest manifest = opened.read().manifest(opened.bytes(), opened.sha256());
    String id = manifest.recordingId();
    String labels = opened.read().finished() ? "{}" : SALVAGED;
    store.useTransaction(
        tx -> {
          MutationApplier.announce(tx, manifest, labels);
          tx.recordings().opened(id, opened.bytes(), opened.sha256());
          tx.recordings().complete(id, opened.path(), nowMs.getAsLong());
        });
  }
}
