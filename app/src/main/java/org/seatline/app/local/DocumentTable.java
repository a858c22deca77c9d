package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ChangeShelf;

/** Scripts, forms, articles and drills. */
final class DocumentTable {
  static final String SCRIPT = "script";
  static final String FORM = "form";
  static final String ARTICLE = "article";
  static final String DRILL = "drill";

  private static final List<String> KINDS = List.of(SCRIPT, FORM, ARTICLE, DRILL);

  private static final int RANK_TITLE = 0;
  private static final int RANK_TAG = 1;
  private static final int RANK_BODY = 2;
  private static final int RANK_NONE = 9;

  private final Handle handle;
  private final CopySets sets;

  DocumentTable(Handle handle, CopySets sets) {
    this.handle = handle;
    this.sets = sets;
  }

  private static ChangeShelf shelf(String kind) {
    return kind.equals(DRILL) ? ChangeShelf.DRILLS : ChangeShelf.DOCUMENTS;
  }

  void put(String kind, String id, String body) {
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
    for (int set : CopySets.ALL) {
      handle.execute(
          "delete from " + CopyTables.DOCUMENTS + set + " where kind = ? and id = ?", kind, id);
    }
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

  private record Ranked(int rank, JsonNode article) {}

  /** Articles that contain every word: in the title, then a tag, then the body. */
  List<JsonNode> searchArticles(String text, String languageTag, int limit) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    String language = languageTag.startsWith("zh") ? "zh" : "en";
    return all(ARTICLE).stream()
        .map(article -> new Ranked(rank(article, words, language), article))
        .filter(ranked -> ranked.rank < RANK_NONE)
        .sorted(Comparator.comparingInt(Ranked::rank))
        .limit(limit)
        .map(Ranked::article)
        .toList();
  }

  private static int rank(JsonNode article, String[] words, String language) {
    int worst = RANK_TITLE;
    for (String word : words) {
      worst = Math.max(worst, rank(article, word, language));
    }
    return worst;
  }

  private static int rank(JsonNode article, String word, String language) {
    if (lower(article.path("title").path(language)).contains(word)) {
      return RANK_TITLE;
    }
    if (lower(article.path("tags")).contains(word) || lower(article.path("title")).contains(word)) {
      return RANK_TAG;
    }
    return lower(article).contains(word) ? RANK_BODY : RANK_NONE;
  }

  private static String lower(JsonNode node) {
    String text = node.isTextual() ? node.asText() : node.toString();
    return text.toLowerCase(Locale.ROOT);
  }
}
