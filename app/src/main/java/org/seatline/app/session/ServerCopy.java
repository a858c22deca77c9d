package org.seatline.app.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;

/**
 * The copy of the server's data in the local store. Futures complete on the store's thread once
 * what they stand for is on disk; they fail only when the store is broken.
 */
public interface ServerCopy {

  /** How far the store knows the server's history. Safe from any thread. */
  HistoryPoint known();

  /** Up to where the copy of each shelf goes. Safe from any thread. */
  Map<ChangeShelf, Point> points();

  /**
   * Stores a page of a shelf with its points. When it says that the server has forgotten what it
   * had acknowledged, every shelf is dropped and the outbox sends that again.
   *
   * @param sent what was known when the page was asked for
   * @return whether it is stored; a page that was overtaken must be asked for again
   */
  CompletableFuture<Boolean> apply(ChangeShelf shelf, FeedPage page, HistoryPoint sent);

  /** Stores things out of their turn, without getting any further in the feed: they come again. */
  CompletableFuture<Void> applyAhead(FeedPage page, HistoryPoint sent);

  /** Drops the copy of a shelf. */
  CompletableFuture<Void> drop(ChangeShelf shelf);

  /** Who hears that the outbox found out that the server has forgotten: every shelf is dropped. */
  void onForgotten(Runnable listener);
}
