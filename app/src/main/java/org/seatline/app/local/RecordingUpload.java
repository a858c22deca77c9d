package org.seatline.app.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
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

  int waiting() {
    return waiting.size();
  }

  /** Reads again what waits. */
  void reload() {
    RecordingTable.Row first = waiting.peekFirst();
    waiting.clear();
    waiting.addAll(recordings.waiting());
    RecordingTable.Row now = waiting.peekFirst();
    if (first == null || now == null || !first.id().equals(now.id())) {
      offset = null;
    }
  }

  /** Brings one piece, or one question, to the server; false when the server is away. */
  boolean step(ServerApi api) {
    RecordingTable.Row row = waiting.getFirst();
    RecordingManifest manifest = row.manifest();
    Long from = offset;
    if (manifest == null) {
      done(row, RecordingTable.REFUSED);
      return true;
    }
    ServerApi.Reply<RecordingProgress> reply;
    if (from == null) {
      reply = api.recording(row.id());
      if (reply instanceof ServerApi.Reply.Refused<RecordingProgress>(int status, String code)
          && status == NOT_FOUND) {
        reply = new ServerApi.Reply.Ok<>(new RecordingProgress(row.id(), 0, false));
      }
    } else if (from >= manifest.bytes()) {
      reply = api.complete(manifest);
    } else {
      try {
        reply = api.append(row.id(), from, piece(row, from));
      } catch (IOException e) {
        LOG.error("recording {} cannot be read and is not uploaded", row.id(), e);
        done(row, RecordingTable.REFUSED);
        return true;
      }
    }
    return took(row, reply);
  }

  private boolean took(RecordingTable.Row row, ServerApi.Reply<RecordingProgress> reply) {
    switch (reply) {
      case ServerApi.Reply.Ok<RecordingProgress>(RecordingProgress progress) -> {
        refusals = 0;
        offset = progress.receivedBytes();
        if (progress.complete()) {
          done(row, RecordingTable.UPLOADED);
        }
        return true;
      }
      case ServerApi.Reply.Refused<RecordingProgress>(int status, String code) -> {
        LOG.warn("the server refuses a piece of recording {}: {} {}", row.id(), status, code);
        offset = null;
        boolean counts = status != CONFLICT && status != UNAUTHORIZED;
        refusals += counts ? 1 : 0;
        if (refusals >= REFUSALS_MAX) {
          done(row, RecordingTable.REFUSED);
          return true;
        }
        return false;
      }
      case ServerApi.Reply.Unreachable<RecordingProgress>(String why) -> {
        LOG.debug("recording {} waits: {}", row.id(), why);
        offset = null;
        return false;
      }
    }
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
