package org.seatline.app.session;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.seatline.protocol.ChangePage;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the local copy of the server's data up to date, page by page, on a thread of its own. */
final class SyncLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);

  private final ServerApi api;
  private final SeatStore store;
  private final Backoff backoff;
  private final Runnable complete;
  private final Semaphore wishes = new Semaphore(0);
  private volatile boolean active;
  private final NamedThread thread;

  /**
   * Starts the thread; it rests until {@link #wake}.
   *
   * @param complete run on the sync thread whenever the copy has become complete
   */
  SyncLoop(ServerApi api, SeatStore store, Backoff backoff, Runnable complete) {
    this.api = api;
    this.store = store;
    this.backoff = backoff;
    this.complete = complete;
    this.thread = NamedThread.start("seat-sync", this::run);
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
    boolean more = true;
    while (more && active && !self.closing()) {
      SeatStore.SyncPoint from = store.syncPoint();
      switch (api.changes(from.afterChange(), from.epoch())) {
        case ServerApi.Reply.Ok<ChangePage>(ChangePage page) -> {
          boolean startOver = !page.epoch().equals(from.epoch()) && from.afterChange() > 0;
          store.apply(startOver ? restart(page) : page).join();
          more = startOver || page.more();
        }
        case ServerApi.Reply.Refused<ChangePage>(int status, String code) -> {
          LOG.warn("the server refuses its changes: {} {}", status, code);
          return false;
        }
        case ServerApi.Reply.Unreachable<ChangePage>(String why) -> {
          LOG.debug("no changes: {}", why);
          return false;
        }
      }
    }
    backoff.reset();
    complete.run();
    return true;
  }

  /** Another epoch: what this page holds was asked for with the old one; begin at 0. */
  private static ChangePage restart(ChangePage page) {
    return new ChangePage(page.epoch(), 0, true, java.util.List.of());
  }

  @Override
  public void close() {
    active = false;
    thread.close();
  }
}
