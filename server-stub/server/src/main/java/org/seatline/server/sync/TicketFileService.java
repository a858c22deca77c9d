package org.seatline.server.sync;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.form.FileLimits;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.store.Store;
import org.seatline.server.store.TicketFiles;
import org.seatline.server.sync.RecordingFiles.Completed;
import org.seatline.server.sync.RecordingFiles.CompletedSealed;

/**
 * Files of tickets over HTTP. They come sealed, from anybody, after a ticket that names them; who
 * may see tickets may read them, and is on record.
 */
public final class TicketFileService {
  /** What sealing adds to a file, at most: header, frames of the chunks, trailer. */
  private static final long SEAL_MAX_BYTES = 256 * 1024;

  private static final long MAX_BYTES = FileLimits.MEGABYTES_MAX * 1_000_000L + SEAL_MAX_BYTES;

  private final Store store;
  private final RecordingFiles files;
  private final Pieces pieces;
  private final TicketFileOpener opener;
  private final LongSupplier nowMs;

  /** Opens what is sealed to these keys. */
  public TicketFileService(Store store, RecordingFiles files, ServerKeys keys, LongSupplier nowMs) {
    this.store = store;
    this.files = files;
    this.pieces = new Pieces(files, MAX_BYTES);
    this.opener = new TicketFileOpener(keys);
    this.nowMs = nowMs;
  }

  /** A file that a ticket names, and its id. */
  private record Listed(String id, TicketFiles.Known known) {
    RecordingProgress done() {
      return new RecordingProgress(id, known.bytes(), true);
    }
  }

  private Optional<Listed> listed(ServerRequest request, ServerResponse response) {
    Optional<String> id = Pieces.id(request, response);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<TicketFiles.Known> known = store.inTransaction(tx -> tx.ticketFiles().find(id.get()));
    if (known.isEmpty()) {
      HttpAnswers.refuse(
          response, Status.CONFLICT_409, MutationResults.UNLISTED_FILE, "no ticket names it (yet)");
    }
    return known.map(file -> new Listed(id.get(), file));
  }

  void progress(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<Listed> file = listed(request, response);
    if (file.isPresent()) {
      String id = file.get().id();
      HttpAnswers.json(
          response,
          file.get().known().complete()
              ? file.get().done()
              : new RecordingProgress(id, files.received(id), false));
    }
  }

  void append(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<Listed> file = listed(request, response);
    Optional<Pieces.Piece> piece =
        file.isEmpty() ? Optional.empty() : pieces.read(request, response);
    if (file.isEmpty() || piece.isEmpty()) {
      return;
    }
    String id = file.get().id();
    if (file.get().known().complete()) {
      HttpAnswers.json(response, file.get().done());
    } else if (!pieces.sealed(id, piece.get())) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-sealed", "files travel sealed");
    } else {
      pieces.append(id, piece.get(), response);
    }
  }

  void completeSealed(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<Listed> file = listed(request, response);
    if (file.isEmpty()) {
      return;
    }
    SealedRecordingEnd end =
        HttpAnswers.read(request, SealedRecordingEnd.class, Protocol.MESSAGE_MAX_CHARS);
    if (!RecordingRules.isEnd(end, file.get().id())) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-manifest", "no such file");
    } else if (file.get().known().complete()) {
      HttpAnswers.json(response, file.get().done());
    } else {
      open(file.get(), end, response);
    }
  }

  private void open(Listed file, SealedRecordingEnd end, ServerResponse response)
      throws IOException {
    CompletedSealed<String> done =
        files.completeSealed(end, (from, into) -> opener.open(end, file.known(), from, into));
    switch (done) {
      case CompletedSealed.Not<String>(Completed why) -> Pieces.refuse(response, why);
      case CompletedSealed.Unread<String>(String code) -> {
        if (!code.equals(MutationResults.SEAL_UNKNOWN_KEY)) {
          files.drop(file.id()); // another key would open it, these bytes never will
        }
        HttpAnswers.refuse(response, Status.UNPROCESSABLE_CONTENT_422, code, "it cannot be opened");
      }
      case CompletedSealed.Opened<String> opened -> {
        store.useTransaction(
            tx -> {
              long now = nowMs.getAsLong();
              tx.ticketFiles().complete(file.id(), opened.read(), opened.path(), now);
              tx.housekeeping()
                  .audit(now, opened.read(), "file", file.id(), "ATTACHED " + about(file.known()));
            });
        files.drop(file.id());
        HttpAnswers.json(response, file.done());
      }
    }
  }

  private static String about(TicketFiles.Known known) {
    return "ticket " + known.ticketId() + ", " + known.bytes() + " bytes, " + known.name();
  }

  void content(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    if (!ChangeShelf.of(session.person().roles()).contains(ChangeShelf.RECORDS)) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-allowed", "no tickets to see");
      return;
    }
    Optional<String> id = Pieces.id(request, response);
    if (id.isEmpty()) {
      return;
    }
    Optional<TicketFiles.Known> known = store.inTransaction(tx -> tx.ticketFiles().find(id.get()));
    Optional<Path> file =
        known.map(TicketFiles.Known::path).map(files::whole).filter(Files::exists);
    if (known.isEmpty() || file.isEmpty()) {
      HttpAnswers.refuse(response, Status.NOT_FOUND_404, "unknown-file", "not here (yet)");
      return;
    }
    store.useTransaction(
        tx ->
            tx.housekeeping()
                .audit(
                    nowMs.getAsLong(),
                    session.agentId(),
                    "file",
                    id.get(),
                    "READ " + about(known.get())));
    response
        .header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
        .header(HeaderNames.CONTENT_LENGTH, String.valueOf(Files.size(file.get())));
    try (OutputStream out = response.outputStream()) {
      Files.copy(file.get(), out);
    }
  }
}
