package org.seatline.server.sync;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.Role;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.PackedAnswer;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.store.Recordings;
import org.seatline.server.store.Store;
import org.seatline.server.sync.core.FeedDoor;

/** Change feed, mutations and recordings over HTTP, for seats that are signed in. */
public final class SyncService {
  private static final int CLIENT_ID_MAX_CHARS = 100;
  private static final int PHONE_MAX_CHARS = 40;

  private final Store store;
  private final MutationService mutations;
  private final RecordingFiles files;
  private final HttpAnswers answers;
  private final ServerHistory history;
  private final LongSupplier nowMs;

  public SyncService(
      Store store,
      MutationService mutations,
      RecordingFiles files,
      HttpAnswers answers,
      ServerHistory history,
      LongSupplier nowMs) {
    this.store = store;
    this.mutations = mutations;
    this.files = files;
    this.answers = answers;
    this.history = history;
    this.nowMs = nowMs;
  }

  /** The paths. */
  public void routes(HttpRules rules) {
    rules
        .get(Protocol.CHANGES, (req, res) -> answers.withSession(req, res, this::changes))
        .post(Protocol.MUTATIONS, (req, res) -> answers.withSession(req, res, this::mutate))
        .get(
            Protocol.RECORDINGS + "/{id}",
            (req, res) -> answers.withSession(req, res, this::progress))
        .put(
            Protocol.RECORDINGS + "/{id}",
            (req, res) -> answers.withSession(req, res, this::append))
        .post(
            Protocol.RECORDINGS + "/{id}/complete",
            (req, res) -> answers.withSession(req, res, this::complete));
  }

  private void changes(SeatSession session, ServerRequest request, ServerResponse response) {
    HistoryPoint known =
        new HistoryPoint(text(request, "epoch"), text(request, "run"), number(request, "known"));
    Optional<String> phone = request.query().first("number").asOptional();
    if (phone.isPresent()) {
      about(phone.get(), known, response);
      return;
    }
    Optional<ChangeShelf> shelf = shelf(text(request, "shelf"));
    if (shelf.isEmpty() || !maySee(session, shelf.get())) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-yours", "no shelf of this person");
      return;
    }
    FeedDoor.Ask ask = new FeedDoor.Ask(known, number(request, "after"), number(request, "since"));
    Set<ChangeKind> kinds = kinds(shelf.get());
    PackedAnswer.json(request, response, store.inTransaction(tx -> history.page(tx, kinds, ask)));
  }

  private void about(String phone, HistoryPoint known, ServerResponse response) {
    if (phone.length() > PHONE_MAX_CHARS) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-request", "not a phone number");
      return;
    }
    HttpAnswers.json(response, store.inTransaction(tx -> history.about(tx, phone, known)));
  }

  private static Optional<ChangeShelf> shelf(String id) {
    return Arrays.stream(ChangeShelf.values()).filter(shelf -> shelf.id().equals(id)).findFirst();
  }

  private static boolean maySee(SeatSession session, ChangeShelf shelf) {
    return shelf != ChangeShelf.DRILLS || session.may(Role.TRAINER);
  }

  private static Set<ChangeKind> kinds(ChangeShelf shelf) {
    Set<ChangeKind> kinds = EnumSet.allOf(ChangeKind.class);
    kinds.removeIf(kind -> kind.shelf() != shelf);
    return kinds;
  }

  private static String text(ServerRequest request, String name) {
    return request.query().first(name).orElse("");
  }

  /** A number of the query that is not negative; 0 for anything else. */
  private static long number(ServerRequest request, String name) {
    String text = text(request, name);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private void mutate(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    MutationBatch batch = HttpAnswers.read(request, MutationBatch.class, Protocol.BODY_MAX_BYTES);
    if (batch.clientId().isBlank() || batch.clientId().length() > CLIENT_ID_MAX_CHARS) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-request", "no client id");
    } else if (batch.mutations().size() > Protocol.MUTATION_BATCH_MAX) {
      HttpAnswers.refuse(
          response,
          Status.REQUEST_ENTITY_TOO_LARGE_413,
          "too-large",
          "more than " + Protocol.MUTATION_BATCH_MAX + " mutations");
    } else {
      HttpAnswers.json(response, mutations.apply(batch));
    }
  }

  private Optional<String> recordingId(ServerRequest request, ServerResponse response) {
    String id = request.path().pathParameters().get("id");
    if (RecordingRules.isId(id)) {
      return Optional.of(id);
    }
    HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-id", "not the id of a recording");
    return Optional.empty();
  }

  private void progress(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = recordingId(request, response);
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

  private void append(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = recordingId(request, response);
    if (id.isEmpty()) {
      return;
    }
    byte[] bytes = HttpAnswers.bytes(request, Protocol.RECORDING_CHUNK_MAX_BYTES);
    long offset = number(request, "offset");
    if (offset + bytes.length > RecordingRules.RECORDING_MAX_BYTES) {
      HttpAnswers.refuse(
          response, Status.REQUEST_ENTITY_TOO_LARGE_413, "too-large", "the recording is too long");
      return;
    }
    if (known(id.get()).filter(Recordings.Known::complete).isPresent()) {
      HttpAnswers.json(response, progressOf(id.get()));
      return;
    }
    long received = files.append(id.get(), offset, bytes);
    // The same piece may come again after a lost answer: then it is there already.
    if (received == offset + bytes.length) {
      HttpAnswers.json(response, new RecordingProgress(id.get(), received, false));
    } else {
      HttpAnswers.refuse(
          response, Status.CONFLICT_409, "wrong-offset", "the next offset is " + received);
    }
  }

  private void complete(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = recordingId(request, response);
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
    if (!manifest.recordingId().equals(id.get())) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-manifest", "of another recording");
      return;
    }
    finish(manifest, response);
  }

  private void finish(RecordingManifest manifest, ServerResponse response) throws IOException {
    String id = manifest.recordingId();
    switch (files.complete(id, manifest.bytes(), manifest.sha256())) {
      case RecordingFiles.Completed.Whole whole -> {
        store.useTransaction(
            tx -> {
              tx.recordings().announce(manifest, "{}");
              tx.recordings().complete(id, whole.path(), nowMs.getAsLong());
            });
        HttpAnswers.json(response, new RecordingProgress(id, manifest.bytes(), true));
      }
      case RecordingFiles.Completed.Incomplete s ->
          HttpAnswers.refuse(
              response, Status.CONFLICT_409, "wrong-offset", "the next offset is " + s.received());
      case RecordingFiles.Completed.WrongHash w ->
          HttpAnswers.refuse(
              response,
              Status.UNPROCESSABLE_CONTENT_422,
              "hash-mismatch",
              "the bytes are not those of the manifest: send them again from 0");
    }
  }
}
