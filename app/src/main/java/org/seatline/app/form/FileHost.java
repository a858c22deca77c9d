package org.seatline.app.form;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.form.AttachedFile;

/** Where the files of a form's fields are kept and come from. Answers arrive on the UI thread. */
public interface FileHost {

  /**
   * Keeps a file for the ticket that this field is of. Answers while the field can be written; the
   * answer for a ticket that was laid aside comes when it is on the screen again.
   */
  CompletableFuture<Kept> keep(FieldModel field, Source source, Watcher watcher);

  /** What is in a file that this person attached at this computer; asks nobody else. */
  CompletableFuture<Optional<byte[]>> here(AttachedFile file);

  /** What is in a file: from this computer, else from the server, which notes who reads it. */
  CompletableFuture<Reply<byte[]>> content(AttachedFile file);
}
