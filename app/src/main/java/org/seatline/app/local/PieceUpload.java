package org.seatline.app.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.local.UploadShelf.Waiting;
import org.seatline.app.session.ServerApi;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads what lies on a shelf one after the other, one piece for each {@link #step}, from wherever
 * the server says that it has got to. Used by the delivery thread alone.
 */
final class PieceUpload {
  private static final Logger LOG = LoggerFactory.getLogger(PieceUpload.class);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAUTHORIZED = 401;
  private static final int REFUSALS_MAX = 5;

  private final UploadShelf shelf;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** How far the server is with the first of them; null when it has to be asked. */
  private @Nullable Long offset;

  private int refusals;

  PieceUpload(UploadShelf shelf) {
    this.shelf = shelf;
  }

  /** What a step came to. */
  enum Step {
    /** On to the next. */
    ON,
    /** The server is away, or wants to be asked later. */
    AWAY,
    /** The server does not know the token. */
    DENIED,
    /** The server could not open something, which waits for its agent now. */
    UNREAD
  }

  int waiting() {
    return waiting.size();
  }

  /** Reads again what can be sent by this person, or by the computer itself. */
  void reload(Optional<AtWork> sender) {
    Waiting first = waiting.peekFirst();
    waiting.clear();
    waiting.addAll(shelf.waiting(sender));
    Waiting now = waiting.peekFirst();
    if (first == null || now == null || !first.id().equals(now.id())) {
      offset = null;
    }
  }

  /** Brings one piece, or one question, to the server. */
  Step step(ServerApi api) {
    Waiting row = waiting.getFirst();
    Long from = offset;
    try {
      return took(row, from == null ? ask(api, row) : bring(api, row, from));
    } catch (IOException e) {
      LOG.error("{} cannot be read and is not uploaded", row.id(), e);
      done(row, RecordingTable.REFUSED);
      return Step.ON;
    }
  }

  private Reply<RecordingProgress> ask(ServerApi api, Waiting row) {
    Reply<RecordingProgress> reply = api.progress(shelf.what(), row.id());
    boolean unknown =
        reply instanceof Reply.Refused<RecordingProgress>(int status, String code)
            && status == NOT_FOUND;
    return unknown ? new Reply.Ok<>(new RecordingProgress(row.id(), 0, false)) : reply;
  }

  private Reply<RecordingProgress> bring(ServerApi api, Waiting row, long from) throws IOException {
    SealedRecordingEnd sealed = row.sealed();
    RecordingManifest manifest = row.manifest();
    if (sealed != null && from >= sealed.bytes()) {
      return api.complete(shelf.what(), sealed);
    }
    if (sealed == null && manifest != null && from >= manifest.bytes()) {
      return api.complete(manifest);
    }
    return api.append(shelf.what(), row.id(), from, piece(row, from));
  }

  private Step took(Waiting row, Reply<RecordingProgress> reply) {
    return switch (reply) {
      case Reply.Ok<RecordingProgress>(RecordingProgress progress) -> {
        refusals = 0;
        offset = progress.receivedBytes();
        if (progress.complete()) {
          done(row, RecordingTable.UPLOADED);
        }
        yield Step.ON;
      }
      case Reply.Refused<RecordingProgress>(int status, String code) -> refused(row, status, code);
      case Reply.Unreachable<RecordingProgress>(String why) -> {
        LOG.debug("{} waits: {}", row.id(), why);
        offset = null;
        yield Step.AWAY;
      }
    };
  }

  private Step refused(Waiting row, int status, String code) {
    LOG.warn("the server refuses a piece of {}: {} {}", row.id(), status, code);
    offset = null;
    if (MutationResults.unread(code)) {
      done(row, RecordingTable.HELD);
      return Step.UNREAD;
    }
    if (code.equals(MutationResults.UNLISTED_FILE)) {
      done(row, RecordingTable.UNLISTED);
      return Step.ON;
    }
    if (status == UNAUTHORIZED) {
      return Step.DENIED;
    }
    refusals += status == CONFLICT ? 0 : 1;
    if (refusals >= REFUSALS_MAX) {
      done(row, RecordingTable.REFUSED);
      return Step.ON;
    }
    return Step.AWAY;
  }

  private void done(Waiting row, String state) {
    shelf.settle(row.id(), state);
    waiting.removeFirst();
    offset = null;
    refusals = 0;
  }

  private static ByteBuffer piece(Waiting row, long from) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(Protocol.RECORDING_CHUNK_MAX_BYTES);
    try (FileChannel file = FileChannel.open(row.file(), StandardOpenOption.READ)) {
      while (piece.hasRemaining() && file.read(piece, from + piece.position()) >= 0) {
        // reads on until the piece is full or the file ends
      }
    }
    if (piece.position() == 0) {
      throw new IOException("the file is shorter than its manifest says");
    }
    return piece.flip();
  }
}
