package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What an article is found by, in small letters.
 *
 * @param text all of its words
 */
record ArticleText(String id, String titleZh, String titleEn, String tags, String text) {
  /** How well an article fits; less is better. */
  static final int RANK_NONE = 9;

  private static final int RANK_TITLE = 0;
  private static final int RANK_TAG = 1;
  private static final int RANK_BODY = 2;

  static ArticleText of(String id, JsonNode article) {
    JsonNode title = article.path("title");
    return new ArticleText(
        id,
        lower(title.path("zh").asText("")),
        lower(title.path("en").asText("")),
        words(article.path("tags")),
        words(article));
  }

  /** In which part all the words are. */
  int rank(List<String> words, String languageTag) {
    int worst = RANK_TITLE;
    for (String word : words) {
      worst = Math.max(worst, rank(word, languageTag));
    }
    return worst;
  }

  private int rank(String word, String languageTag) {
    boolean chinese = languageTag.startsWith("zh");
    if ((chinese ? titleZh : titleEn).contains(word)) {
      return RANK_TITLE;
    }
    if (tags.contains(word) || (chinese ? titleEn : titleZh).contains(word)) {
      return RANK_TAG;
    }
    return text.contains(word) ? RANK_BODY : RANK_NONE;
  }

  private static String words(JsonNode node) {
    StringJoiner words = new StringJoiner("\n");
    collect(node, words);
    return lower(words.toString());
  }

  private static void collect(JsonNode node, StringJoiner words) {
    if (node.isTextual()) {
      words.add(node.asText());
    }
    node.forEach(child -> collect(child, words));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
