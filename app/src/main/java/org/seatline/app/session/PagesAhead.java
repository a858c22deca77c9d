package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;

/**
 * Asks for the next page while the present one is being stored. Only a page that is asked for from
 * exactly that place is taken from here; anything else is asked for anew. Of the sync thread.
 */
final class PagesAhead implements AutoCloseable {
  private final ServerApi api;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-sync-ahead").daemon(true).factory());
  private @Nullable Pending pending;

  /** A page of a shelf, from a place. */
  record Place(ChangeShelf shelf, Point point) {}

  /**
   * An answer.
   *
   * @param sent what was known when it was asked for
   */
  record Got(ServerApi.Reply<FeedPage> reply, HistoryPoint sent) {}

  private record Pending(Place place, CompletableFuture<Got> got) {}

  PagesAhead(ServerApi api) {
    this.api = api;
  }

  /** Asks for a page that will probably be wanted next. */
  void ask(Place place, HistoryPoint known) {
    pending = new Pending(place, CompletableFuture.supplyAsync(() -> asked(place, known), asking));
  }

  /** The page from this place. */
  Got get(Place place, HistoryPoint known) throws InterruptedException {
    Pending present = pending;
    pending = null;
    if (present == null || !present.place.equals(place)) {
      return asked(place, known);
    }
    try {
      return present.got.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private Got asked(Place place, HistoryPoint known) {
    return new Got(api.changes(place.shelf, place.point, known), known);
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
