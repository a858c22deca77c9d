package org.seatline.app.local;

import java.io.IOException;
import java.util.function.Predicate;
import org.seatline.app.local.UploadShelf.Waiting;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SealedRecordingEnd.SealedKey;
import org.seatline.protocol.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals keys anew of what a server could not open. Blocks on the disk. */
final class UploadSealing {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSealing.class);

  private final LocalStore store;
  private final UploadShelf shelf;

  UploadSealing(LocalStore store, UploadShelf shelf) {
    this.store = store;
    this.shelf = shelf;
  }

  /** This person's that are sealed for another server than the one that is asked. */
  void sealFor(AtWork author) {
    seal(author, held -> author.asksAnotherServer(keyOf(held)));
  }

  /** All of this person's: a session has begun, and something may be otherwise than in the last. */
  void tryAgain(AtWork author) {
    seal(author, held -> true);
  }

  private void seal(AtWork author, Predicate<Waiting> which) {
    author
        .sealing()
        .ifPresent(
            sealing ->
                store
                    .thread()
                    .run(
                        () ->
                            shelf.held().stream()
                                .filter(which)
                                .forEach(held -> seal(held, author.person(), sealing)))
                    .join());
  }

  /** To which key it is sealed; empty when nobody knows. */
  private static String keyOf(Waiting held) {
    SealedRecordingEnd end = held.sealed();
    SealedKey renewed = end == null ? null : end.renewed();
    try {
      return renewed == null ? SealedFile.keyOf(held.file()) : renewed.keyId();
    } catch (IOException e) {
      LOG.error("{} cannot be read and stays where it is", held.id(), e);
      return "";
    }
  }

  private void seal(Waiting held, PersonKey author, Sealing sealing) {
    SealedRecordingEnd end = held.sealed();
    if (end == null) {
      return;
    }
    try {
      SealedFile.sealAgain(held.file(), author, sealing, shelf::about)
          .map(key -> new SealedRecordingEnd(end.recordingId(), end.bytes(), end.sha256(), key))
          .ifPresent(shelf::sealedAnew);
    } catch (IOException e) {
      LOG.error("{} cannot be read and stays where it is", held.id(), e);
    }
  }
}
