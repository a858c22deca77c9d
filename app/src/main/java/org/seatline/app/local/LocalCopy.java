package org.seatline.app.local;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.ServerCopy;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;

/** The copy of the server's data: {@link StoreSync} on the store's thread. */
final class LocalCopy implements ServerCopy {
  private final StoreThread thread;
  private final StoreSync sync;

  LocalCopy(StoreThread thread, StoreSync sync) {
    this.thread = thread;
    this.sync = sync;
  }

  @Override
  public HistoryPoint known() {
    return sync.known();
  }

  @Override
  public Map<ChangeShelf, Point> points() {
    return sync.points();
  }

  @Override
  public CompletableFuture<Boolean> apply(ChangeShelf shelf, FeedPage page, HistoryPoint sent) {
    ChangeRows rows = ChangeRows.of(page.changes());
    return thread.call(() -> sync.apply(shelf, page, rows, sent));
  }

  @Override
  public CompletableFuture<Void> applyAhead(FeedPage page, HistoryPoint sent) {
    return thread.run(() -> sync.applyAhead(page, sent));
  }

  @Override
  public CompletableFuture<Void> drop(ChangeShelf shelf) {
    return thread.run(() -> sync.drop(shelf));
  }

  @Override
  public void onForgotten(Runnable listener) {
    sync.onForgotten(listener);
  }
}
