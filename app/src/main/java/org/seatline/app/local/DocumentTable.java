package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Scripts, forms, articles and drills. */
final class DocumentTable {
  static final String SCRIPT = "script";
  static final String FORM = "form";
  static final String ARTICLE = "article";
  static final String DRILL = "drill";

  private static final int RANK_TITLE = 0;
  private static final int RANK_TAG = 1;
  private static final int RANK_BODY = 2;
  private static final int RANK_NONE = 9;

  private final Handle handle;

  DocumentTable(Handle handle) {
    this.handle = handle;
  }

  void put(String kind, String id, JsonNode body) {
    handle.execute(
        "merge into documents (kind, id, body) key (kind, id) values (?, ?, ?)",
        kind,
        id,
        body.toString());
  }

  void remove(String kind, String id) {
    handle.execute("delete from documents where kind = ? and id = ?", kind, id);
  }

  void clear(String kind) {
    handle.execute("delete from documents where kind = ?", kind);
  }

  Optional<JsonNode> find(String kind, String id) {
    return handle
        .select("select body from documents where kind = ? and id = ?", kind, id)
        .mapTo(String.class)
        .findOne()
        .map(Json::tree);
  }

  List<JsonNode> all(String kind) {
    return handle
        .select("select body from documents where kind = ? order by id", kind)
        .mapTo(String.class)
        .map(Json::tree)
        .list();
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
