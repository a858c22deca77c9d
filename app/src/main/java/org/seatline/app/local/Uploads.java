package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import org.seatline.app.session.ServerApi;

/** All that is uploaded in pieces, shelf after shelf. Used by the delivery thread alone. */
final class Uploads {
  private final LocalStore store;
  private final List<UploadShelf> shelves;
  private final List<PieceUpload> uploads;

  /**
   * @param shelves what goes first comes first
   */
  Uploads(LocalStore store, List<UploadShelf> shelves) {
    this.store = store;
    this.shelves = List.copyOf(shelves);
    this.uploads = shelves.stream().map(PieceUpload::new).toList();
  }

  /** Who hears that something waits. */
  void onMade(Runnable listener) {
    shelves.forEach(shelf -> shelf.onMade(listener));
  }

  int waiting() {
    return uploads.stream().mapToInt(PieceUpload::waiting).sum();
  }

  /** Reads again what can be sent by this person, or by the computer itself. */
  void reload(Optional<AtWork> sender) {
    uploads.forEach(upload -> upload.reload(sender));
  }

  /** Brings one piece, or one question, to the server; something must wait. */
  PieceUpload.Step step(ServerApi api) {
    return uploads.stream()
        .filter(upload -> upload.waiting() > 0)
        .findFirst()
        .map(upload -> upload.step(api))
        .orElse(PieceUpload.Step.ON);
  }

  /** Seals anew what is this person's and sealed for another server than the one that is asked. */
  void sealFor(AtWork author) {
    shelves.forEach(shelf -> new UploadSealing(store, shelf).sealFor(author));
  }

  /** Seals anew all of this person's that could not be read. */
  void tryAgain(AtWork author) {
    shelves.forEach(shelf -> new UploadSealing(store, shelf).tryAgain(author));
  }
}
