package org.seatline.app.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * Uploads recordings one after the other, one piece for each {@link #step}, from wherever the
 * server says that it has got to. Used by the delivery thread alone.
 */
final class RecordingUpload {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingUpload.class);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAUTHORIZED = 401;
  private static final int REFUSALS_MAX = 5;

  private final Recordings recordings;
  private final Deque<RecordingTable.Row> waiting = new ArrayDeque<>();

  /** How far the server is with the first of them; null when it has to be asked. */
  private @Nullable Long offset;

  private int refusals;

  RecordingUpload(Recordings recordings) {
    this.recordings = recordings;
  }

  /** What a step came to. */
  enum Step {
    /** On to the next. */
    ON,
    /** The server is away, or wants to be asked later. */
    AWAY,
    /** The server does not know the token. */
    DENIED,
    /** The server could not open a recording, which waits for its agent now. */
    UNREAD
  }

  int waiting() {
    return waiting.size();
  }

  /** Reads again what can be sent by this person, or by the computer itself. */
  void reload(Optional<AtWork> sender) {
    RecordingTable.Row first = waiting.peekFirst();
    waiting.clear();
    waiting.addAll(recordings.waiting(sender));
    RecordingTable.Row now = waiting.peekFirst();
    if (first == null || now == null || !first.id().equals(now.id())) {
      offset = null;
    }
  }

  /** Brings one piece, or one question, to the server. */
  Step step(ServerApi api) {
    RecordingTable.Row row = waiting.getFirst();
    Long from = offset;
    try {
      return took(row, from == null ? ask(api, row) : bring(api, row, from));
    } catch (IOException e) {
      LOG.error("recording {} cannot be read and is not uploaded", row.id(), e);
      done(row, RecordingTable.REFUSED);
      return Step.ON;
    }
  }

  private static Reply<RecordingProgress> ask(ServerApi api, RecordingTable.Row row) {
    Reply<RecordingProgress> reply = api.recording(row.id());
    boolean unknown =
        reply instanceof Reply.Refused<RecordingProgress>(int status, String code)
            && status == NOT_FOUND;
    return unknown ? new Reply.Ok<>(new RecordingProgress(row.id(), 0, false)) : reply;
  }

  private Reply<RecordingProgress> bring(ServerApi api, RecordingTable.Row row, long from)
      throws IOException {
    SealedRecordingEnd sealed = row.sealed();
    RecordingManifest manifest = row.manifest();
    if (sealed != null && from >= sealed.bytes()) {
      return api.complete(sealed);
    }
    if (sealed == null && manifest != null && from >= manifest.bytes()) {
      return api.complete(manifest);
    }
    return api.append(row.id(), from, piece(row, from));
  }

  private Step took(RecordingTable.Row row, Reply<RecordingProgress> reply) {
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
        LOG.debug("recording {} waits: {}", row.id(), why);
        offset = null;
        yield Step.AWAY;
      }
    };
  }

  private Step refused(RecordingTable.Row row, int status, String code) {
    LOG.warn("the server refuses a piece of recording {}: {} {}", row.id(), status, code);
    offset = null;
    if (MutationResults.unread(code)) {
      done(row, RecordingTable.HELD);
      return Step.UNREAD;
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

  private void done(RecordingTable.Row row, String state) {
    recordings.settle(row.id(), state);
    waiting.removeFirst();
    offset = null;
    refusals = 0;
  }

  private ByteBuffer piece(RecordingTable.Row row, long from) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(Protocol.RECORDING_CHUNK_MAX_BYTES);
    try (FileChannel file = FileChannel.open(recordings.file(row), StandardOpenOption.READ)) {
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
