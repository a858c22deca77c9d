package org.seatline.server.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.FormVersions;

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

  /** Keeps these versions of forms for ever; one that is there already stays as it is. */
  public void keepFormVersions(Collection<Document> forms) {
    Set<String> there = formVersions().stream().map(Documents::version).collect(Collectors.toSet());
    List<Document> added = forms.stream().filter(form -> !there.contains(version(form))).toList();
    if (added.isEmpty()) {
      return;
    }
    Batch insert =
        Batch.of(handle, "insert into form_versions (id, version, body) values (?, ?, ?)");
    added.forEach(form -> insert.add(form.id(), form.version(), form.body()));
    insert.execute();
  }

  private static String version(Document form) {
    return FormVersions.id(form.id(), form.version());
  }

  /** The newest version of each form that was published here. */
  public Map<String, Integer> newestFormVersions() {
    return handle
        .select("select id, max(version) from form_versions group by id")
        .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A version of a form that was published here. */
  public Optional<String> formVersion(String id, int version) {
    return handle
        .select("select body from form_versions where id = ? and version = ?", id, version)
        .mapTo(String.class)
        .findOne();
  }

  /** Every version of every form that was published here, oldest first. */
  public List<Document> formVersions() {
    return handle
        .select("select id, version, body from form_versions order by id, version")
        .map(
            (row, context) ->
                new Document("form", row.getString(1), row.getInt(2), row.getString(3)))
        .list();
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
