package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangePage;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the local copy of the server's data up to date, page by page, on a thread of its own. After
 * a sign-in scripts and forms come first: with them the seat can work, and the rest streams in.
 */
final class SyncLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);

  /** Changes that are stored at once, so that drafts and look-ups are not kept waiting. */
  private static final int SLICE_MAX = 250;

  private static final int ALL_PERCENT = 100;

  private final ServerApi api;
  private final SeatStore store;
  private final Backoff backoff;
  private final Runnable usable;
  private final IntConsumer copied;
  private final Semaphore wishes = new Semaphore(0);
  private volatile boolean active;
  private volatile boolean documentsWanted;
  private final NamedThread thread;

  /**
   * Starts the thread; it rests until {@link #begin}.
   *
   * @param usable run on the sync thread when scripts and forms are here
   * @param copied told on the sync thread how many percent of everything are here
   */
  SyncLoop(ServerApi api, SeatStore store, Backoff backoff, Runnable usable, IntConsumer copied) {
    this.api = api;
    this.store = store;
    this.backoff = backoff;
    this.usable = usable;
    this.copied = copied;
    this.thread = NamedThread.start("seat-sync", this::run);
  }

  /** Somebody has signed in. */
  void begin() {
    documentsWanted = true;
    wake();
  }

  /** There may be something to fetch. */
  void wake() {
    active = true;
    wishes.release();
  }

  /** Nobody is signed in: fetch nothing. */
  void pause() {
    active = false;
  }

  private void run(NamedThread self) {
    while (!self.closing()) {
      try {
        wishes.acquire();
        wishes.drainPermits();
        while (active && !self.closing() && !fetchAll(self)) {
          wishes.tryAcquire(backoff.next(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        return; // only close() interrupts
      } catch (CompletionException e) {
        LOG.error("the local store could not take a page of changes", e);
      }
    }
  }

  /** Fetches until nothing is left; false when the server is away. */
  private boolean fetchAll(NamedThread self) {
    if (documentsWanted) {
      if (!fetchDocuments(self)) {
        return false;
      }
      documentsWanted = false;
      usable.run();
    }
    boolean more = true;
    while (more && active && !self.closing()) {
      SeatStore.SyncPoint from = store.syncPoint();
      if (!(taken(api.changes(from.afterChange(), from.epoch()))
          instanceof ServerApi.Reply.Ok<ChangePage>(ChangePage page))) {
        return false;
      }
      boolean startOver = startsOver(from, page);
      if (startOver) {
        store.apply(new ChangePage(page.epoch(), 0, true, List.of(), page.last())).join();
      } else {
        storeSlices(self, page);
      }
      more = startOver || page.more();
      copied.accept(more ? percent(store.syncPoint().afterChange(), page.last()) : ALL_PERCENT);
    }
    backoff.reset();
    return true;
  }

  /** Those that changed since the copy's number; the feed brings them again in their turn. */
  private boolean fetchDocuments(NamedThread self) {
    SeatStore.SyncPoint from = store.syncPoint();
    long after = from.afterChange();
    boolean more = true;
    while (more && active && !self.closing()) {
      if (!(taken(api.documents(after, from.epoch()))
          instanceof ServerApi.Reply.Ok<ChangePage>(ChangePage page))) {
        return false;
      }
      if (!page.epoch().equals(store.syncPoint().epoch())) {
        store.apply(new ChangePage(page.epoch(), 0, true, List.of(), page.last())).join();
        from = store.syncPoint();
      }
      copied.accept(percent(from.afterChange(), page.last()));
      store.applyAhead(page).join();
      after = page.upTo();
      more = page.more();
    }
    return active;
  }

  /** Another epoch: what this page holds may have been asked for with the old one. */
  private static boolean startsOver(SeatStore.SyncPoint from, ChangePage page) {
    return !page.epoch().equals(from.epoch()) && from.afterChange() > 0;
  }

  private void storeSlices(NamedThread self, ChangePage page) {
    List<Change> changes = page.changes();
    int begin = 0;
    do {
      int end = Math.min(changes.size(), begin + SLICE_MAX);
      boolean last = end == changes.size();
      long upTo = last ? page.upTo() : changes.get(end - 1).number();
      List<Change> slice = changes.subList(begin, end);
      store.apply(new ChangePage(page.epoch(), upTo, true, slice, page.last())).join();
      begin = end;
    } while (begin < changes.size() && active && !self.closing());
  }

  private static int percent(long upTo, long last) {
    return last <= 0 ? ALL_PERCENT : (int) Math.min(ALL_PERCENT, upTo * ALL_PERCENT / last);
  }

  private static ServerApi.Reply<ChangePage> taken(ServerApi.Reply<ChangePage> reply) {
    switch (reply) {
      case ServerApi.Reply.Ok<ChangePage> ok -> {} // the caller takes it
      case ServerApi.Reply.Refused<ChangePage>(int status, String code) ->
          LOG.warn("the server refuses its changes: {} {}", status, code);
      case ServerApi.Reply.Unreachable<ChangePage>(String why) -> LOG.debug("no changes: {}", why);
    }
    return reply;
  }

  @Override
  public void close() {
    active = false;
    thread.close();
  }
}
