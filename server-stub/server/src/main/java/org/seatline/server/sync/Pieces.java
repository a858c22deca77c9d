package org.seatline.server.sync;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.sync.RecordingFiles.Completed;

/** Large things that come in pieces over HTTP, from wherever they were interrupted. */
record Pieces(RecordingFiles files, long maxBytes) {

  /** The id in the path; answers the request when it can be none. */
  static Optional<String> id(ServerRequest request, ServerResponse response) {
    String id = request.path().pathParameters().get("id");
    if (RecordingRules.isId(id)) {
      return Optional.of(id);
    }
    HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-id", "this is no such id");
    return Optional.empty();
  }

  /** A piece that was brought. */
  static final class Piece {
    private final long offset;
    private final byte[] bytes;

    private Piece(long offset, byte[] bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }

    /** Where it ends. */
    private long end() {
      return offset + bytes.length;
    }
  }

  /** Reads the piece; answers the request when it goes too far. */
  Optional<Piece> read(ServerRequest request, ServerResponse response) throws IOException {
    byte[] bytes = HttpAnswers.bytes(request, Protocol.RECORDING_CHUNK_MAX_BYTES);
    long offset = SyncService.number(request, "offset");
    if (offset + bytes.length > maxBytes) {
      HttpAnswers.refuse(
          response, Status.REQUEST_ENTITY_TOO_LARGE_413, "too-large", "this is too long");
      return Optional.empty();
    }
    return Optional.of(new Piece(offset, bytes));
  }

  /** Whether a piece belongs to something that is sealed. */
  boolean sealed(String id, Piece piece) throws IOException {
    return piece.offset == 0 ? SealedChunks.begins(piece.bytes) : files.sealed(id);
  }

  /** Appends a piece, and answers how far it has come. */
  void append(String id, Piece piece, ServerResponse response) throws IOException {
    long received = files.append(id, piece.offset, piece.bytes);
    // The same piece may come again after a lost answer: then it is there already.
    if (received == piece.end()) {
      HttpAnswers.json(response, new RecordingProgress(id, received, false));
    } else {
      refuse(response, new Completed.Incomplete(received));
    }
  }

  /** Says why something is not complete. */
  static void refuse(ServerResponse response, Completed why) {
    switch (why) {
      case Completed.Whole _ -> throw new IllegalArgumentException("nothing is wrong with it");
      case Completed.Incomplete(long received) ->
          HttpAnswers.refuse(
              response, Status.CONFLICT_409, "wrong-offset", "the next offset is " + received);
      case Completed.WrongHash _ ->
          HttpAnswers.refuse(
              response,
              Status.UNPROCESSABLE_CONTENT_422,
              "hash-mismatch",
              "the bytes are not those of the manifest: send them again from 0");
    }
  }
}
