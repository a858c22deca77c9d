package org.seatline.app.formedit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FileHost;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.FileShelf.Why;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.form.AttachedFile;

/** Where a form is only tried: no file is kept, and that is said. */
final class NoFiles implements FileHost {
  private static final int NOT_FOUND = 404;

  @Override
  public CompletableFuture<Kept> keep(FieldModel field, Source source, Watcher watcher) {
    return CompletableFuture.completedFuture(new Kept.Refused(Why.ONLY_TRIED, source.name()));
  }

  @Override
  public CompletableFuture<Optional<byte[]>> here(AttachedFile file) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public CompletableFuture<Reply<byte[]>> content(AttachedFile file) {
    return CompletableFuture.completedFuture(new Reply.Refused<>(NOT_FOUND, "unknown-file"));
  }
}
