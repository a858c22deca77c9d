package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FormVersions;

/** Scripts, forms, articles, drills and texts. */
final class DocumentTable {
  static final String SCRIPT = "script";
  static final String FORM = "form";
  static final String ARTICLE = "article";
  static final String DRILL = "drill";
  static final String TEXTS = "texts";

  private static final List<String> KINDS = List.of(SCRIPT, FORM, ARTICLE, DRILL, TEXTS);

  private final Handle handle;
  private final CopySets sets;
  private long articleChanges;
  private List<Integer> articlesRead = List.of();

  /** A document as it is stored. */
  record Row(String id, String body) {}

  DocumentTable(Handle handle, CopySets sets) {
    this.handle = handle;
    this.sets = sets;
  }

  private static ChangeShelf shelf(String kind) {
    return kind.equals(DRILL) ? ChangeShelf.DRILLS : ChangeShelf.DOCUMENTS;
  }

  void put(String kind, String id, String body) {
    changed(kind);
    handle.execute(
        "merge into "
            + CopyTables.DOCUMENTS
            + sets.writing(shelf(kind))
            + " (kind, id, body) key (kind, id) values (?, ?, ?)",
        kind,
        id,
        body);
  }

  /** Removes a thing from both sets. */
  void remove(String kind, String id) {
    changed(kind);
    for (int set : CopySets.ALL) {
      handle.execute(
          "delete from " + CopyTables.DOCUMENTS + set + " where kind = ? and id = ?", kind, id);
    }
  }

  private void changed(String kind) {
    if (kind.equals(ARTICLE)) {
      articleChanges++;
    }
  }

  /** Another number whenever other articles may be there. */
  long articlesRevision() {
    List<Integer> reading = sets.reading(shelf(ARTICLE));
    if (!reading.equals(articlesRead)) {
      articlesRead = reading;
      articleChanges++;
    }
    return articleChanges;
  }

  /** So many articles at most that come after this one by their ids. */
  List<Row> articlesAfter(String id, int most) {
    Map<String, String> bodies = new TreeMap<>();
    for (int set : sets.reading(shelf(ARTICLE))) {
      handle
          .select(
              "select id, body from "
                  + CopyTables.DOCUMENTS
                  + set
                  + " where kind = ? and id > ? order by id limit ?",
              ARTICLE,
              id,
              most)
          .map((row, context) -> new Row(row.getString(1), row.getString(2)))
          .forEach(row -> bodies.putIfAbsent(row.id(), row.body()));
    }
    return bodies.entrySet().stream()
        .limit(most)
        .map(entry -> new Row(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Empties what nobody reads of a shelf of documents. */
  void sweep(ChangeShelf shelf) {
    for (int set : sets.unused(shelf)) {
      for (String kind : KINDS) {
        if (shelf(kind) == shelf) {
          handle.execute("delete from " + CopyTables.DOCUMENTS + set + " where kind = ?", kind);
        }
      }
    }
  }

  Optional<JsonNode> find(String kind, String id) {
    for (int set : sets.reading(shelf(kind))) {
      Optional<JsonNode> body =
          handle
              .select(
                  "select body from " + CopyTables.DOCUMENTS + set + " where kind = ? and id = ?",
                  kind,
                  id)
              .mapTo(String.class)
              .findOne()
              .map(Json::tree);
      if (body.isPresent()) {
        return body;
      }
    }
    return Optional.empty();
  }

  /**
   * A form in this version; in the newest one where that is wanted, or the version is not here.
   * Earlier versions come as documents of their own, see {@link FormVersions}.
   */
  Optional<JsonNode> form(String id, int version) {
    Optional<JsonNode> newest = find(FORM, id);
    boolean fits =
        newest.filter(form -> version <= 0 || form.path("version").asInt() == version).isPresent();
    return fits ? newest : find(FORM, FormVersions.id(id, version)).or(() -> newest);
  }

  /** All of a kind, by their ids. */
  List<JsonNode> all(String kind) {
    Map<String, JsonNode> found = new TreeMap<>();
    for (int set : sets.reading(shelf(kind))) {
      handle
          .select("select id, body from " + CopyTables.DOCUMENTS + set + " where kind = ?", kind)
          .map((row, context) -> Map.entry(row.getString(1), Json.tree(row.getString(2))))
          .forEach(entry -> found.putIfAbsent(entry.getKey(), entry.getValue()));
    }
    return List.copyOf(found.values());
  }
}
