package org.seatline.app.local;

import java.io.IOException;
import java.util.function.Predicate;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SealedRecordingEnd.SealedKey;
import org.seatline.protocol.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals keys of recordings anew that a server could not open. Blocks on the disk. */
final class RecordingSealing {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingSealing.class);

  private final LocalStore store;
  private final RecordingTable table;
  private final Recordings recordings;

  RecordingSealing(LocalStore store, RecordingTable table, Recordings recordings) {
    this.store = store;
    this.table = table;
    this.recordings = recordings;
  }

  /** This person's that are sealed for another server than the one that is asked. */
  void sealFor(AtWork author) {
    seal(author, row -> author.asksAnotherServer(keyOf(row)));
  }

  /** All of this person's: a session has begun, and something may be otherwise than in the last. */
  void tryAgain(AtWork author) {
    seal(author, row -> true);
  }

  private void seal(AtWork author, Predicate<RecordingTable.Row> which) {
    author
        .sealing()
        .ifPresent(
            sealing ->
                store
                    .thread()
                    .run(
                        () ->
                            table.in(RecordingTable.HELD).stream()
                                .filter(which)
                                .forEach(row -> seal(row, author.person(), sealing)))
                    .join());
  }

  /** To which key it is sealed; empty when nobody knows. */
  private String keyOf(RecordingTable.Row row) {
    SealedRecordingEnd end = row.sealed();
    SealedKey renewed = end == null ? null : end.renewed();
    try {
      return renewed == null ? SealedRecording.keyOf(recordings.file(row)) : renewed.keyId();
    } catch (IOException e) {
      LOG.error("recording {} cannot be read and stays where it is", row.id(), e);
      return "";
    }
  }

  private void seal(RecordingTable.Row row, PersonKey author, Sealing sealing) {
    SealedRecordingEnd end = row.sealed();
    if (end == null) {
      return;
    }
    try {
      SealedRecording.sealAgain(recordings.file(row), author, sealing)
          .map(key -> new SealedRecordingEnd(end.recordingId(), end.bytes(), end.sha256(), key))
          .ifPresent(renewed -> table.made(renewed, store.nowMs()));
    } catch (IOException e) {
      LOG.error("recording {} cannot be read and stays where it is", row.id(), e);
    }
  }
}
