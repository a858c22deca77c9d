package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Finds articles by what somebody types. Their texts are held in memory; they are read anew, a few
 * each time that the store's thread is free, when an article came, changed or went.
 */
final class ArticleSearch {
  /** Articles that keep the store's thread for some milliseconds. */
  private static final int ARTICLES_AT_ONCE = 100;

  private final StoreThread store;
  private final Executor searching;
  private final DocumentTable documents;
  private @Nullable Shelf shelf;

  /** The texts as they were at a revision of the documents; there once they are loaded. */
  private record Shelf(long revision, CompletableFuture<List<ArticleText>> texts) {}

  /**
   * @param searching where texts are looked through
   */
  ArticleSearch(StoreThread store, Executor searching, DocumentTable documents) {
    this.store = store;
    this.searching = searching;
    this.documents = documents;
  }

  /** Articles that contain every word: in the title, then a tag, then the body. */
  CompletableFuture<List<JsonNode>> search(String written, String languageTag, int limit) {
    List<String> words = List.of(written.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return store
        .call(documents::articlesRevision)
        .thenCompose(this::texts)
        .thenApplyAsync(texts -> best(texts, words, languageTag, limit), searching)
        .thenCompose(ids -> store.call(() -> bodies(ids)));
  }

  private synchronized CompletableFuture<List<ArticleText>> texts(long revision) {
    Shelf there = shelf;
    if (there == null || there.revision() != revision || there.texts().isCompletedExceptionally()) {
      there = new Shelf(revision, load("", new ArrayList<>()));
      shelf = there;
    }
    return there.texts();
  }

  private CompletableFuture<List<ArticleText>> load(String afterId, List<ArticleText> before) {
    return store
        .call(() -> documents.articlesAfter(afterId, ARTICLES_AT_ONCE))
        .thenComposeAsync(
            page -> {
              page.forEach(row -> before.add(ArticleText.of(row.id(), Json.tree(row.body()))));
              return page.isEmpty()
                  ? CompletableFuture.completedFuture(List.copyOf(before))
                  : load(page.getLast().id(), before);
            },
            searching);
  }

  private record Ranked(int rank, String id) {}

  private static List<String> best(
      List<ArticleText> texts, List<String> words, String languageTag, int limit) {
    return texts.stream()
        .map(text -> new Ranked(text.rank(words, languageTag), text.id()))
        .filter(ranked -> ranked.rank() < ArticleText.RANK_NONE)
        .sorted(Comparator.comparingInt(Ranked::rank))
        .limit(limit)
        .map(Ranked::id)
        .toList();
  }

  private List<JsonNode> bodies(List<String> ids) {
    return ids.stream()
        .map(id -> documents.find(DocumentTable.ARTICLE, id))
        .flatMap(Optional::stream)
        .toList();
  }
}
