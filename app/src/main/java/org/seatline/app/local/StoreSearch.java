package org.seatline.app.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Finds things by what somebody types, on a thread of its own. */
final class StoreSearch implements AutoCloseable {
  private final ExecutorService searching =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-search").daemon(true).factory());
  private final CustomerSearch customers;
  private final ArticleSearch articles;

  StoreSearch(StoreThread store, StoreBooks books) {
    this.customers = new CustomerSearch(store, searching, books.customers(), books.recordSets());
    this.articles = new ArticleSearch(store, searching, books.documents());
  }

  CustomerSearch customers() {
    return customers;
  }

  ArticleSearch articles() {
    return articles;
  }

  @Override
  public void close() {
    searching.shutdownNow();
  }
}
