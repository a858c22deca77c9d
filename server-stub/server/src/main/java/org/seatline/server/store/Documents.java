package org.seatline.server.store;

import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Scripts, forms, articles and drills as JSON. */
public final class Documents {
  private final Handle handle;

  Documents(Handle handle) {
    this.handle = handle;
  }

  /** A document of a kind: {@code script}, {@code form}, {@code article}, {@code drill}. */
  public record Document(String kind, String id, int version, String body) {}

  /** The body of one document. */
  public Optional<String> body(String kind, String id) {
    return handle
        .select("select body from documents where kind = ? and id = ?", kind, id)
        .mapTo(String.class)
        .findOne();
  }

  /** Whether there is such a document. */
  public boolean exists(String kind, String id) {
    return body(kind, id).isPresent();
  }

  /** Replaces all documents of a kind. */
  public void replaceAll(String kind, Collection<Document> documents) {
    handle.execute("delete from documents where kind = ?", kind);
    if (documents.isEmpty()) {
      return;
    }
    Batch insert =
        Batch.of(handle, "insert into documents (kind, id, version, body) values (?, ?, ?, ?)");
    documents.forEach(d -> insert.add(kind, d.id(), d.version(), d.body()));
    insert.execute();
  }
}
