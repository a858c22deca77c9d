package org.seatline.app.session;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.FeedCopy;
import org.seatline.app.sync.FeedCore;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell of {@link FeedCore}: keeps the local copy of the server's data up to date, page by
 * page, on a thread of its own. After a sign-in scripts and forms come first: with them the seat
 * can work, and the rest streams in.
 */
public final class SyncLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);

  private final ServerApi api;
  private final ServerCopy copy;
  private final PagesAhead pages;
  private final CopyPace pace = new CopyPace();
  private final Backoff backoff;
  private final Runnable usable;
  private final IntConsumer copied;
  private final LinkedBlockingQueue<FeedCore.Event> events = new LinkedBlockingQueue<>();
  private final NamedThread thread;

  private volatile Set<ChangeShelf> begun = Set.of();
  private volatile boolean held;
  private volatile boolean workable;

  // of the sync thread alone
  private FeedCore.State state;
  private HistoryPoint sent = HistoryPoint.NONE;
  private FeedCore.@Nullable Event next;

  /**
   * Starts the thread; it rests until {@link #begin}.
   *
   * @param usable run on the sync thread when scripts and forms are here
   * @param copied told on the sync thread how many percent of everything are here
   */
  public SyncLoop(
      ServerApi api, ServerCopy copy, Backoff backoff, Runnable usable, IntConsumer copied) {
    this.api = api;
    this.copy = copy;
    this.pages = new PagesAhead(api);
    this.backoff = backoff;
    this.usable = usable;
    this.copied = copied;
    this.state = FeedCore.State.of(copy.points());
    copy.onForgotten(() -> events.add(new FeedCore.Event.Forgotten()));
    this.thread = NamedThread.start("seat-sync", this::run);
  }

  /** Somebody has signed in, who may have these shelves. */
  public void begin(Set<ChangeShelf> mine) {
    begun = mine;
    workable = false;
    events.add(new FeedCore.Event.Began(mine));
  }

  /** There is no room for more, or there is again; what one works from is fetched in any case. */
  void hold(boolean on) {
    held = on;
    Set<ChangeShelf> mine = begun;
    if (on && workable) {
      events.add(new FeedCore.Event.Paused());
    } else if (!on && !mine.isEmpty()) {
      events.add(new FeedCore.Event.Began(mine));
    }
  }

  /** There may be something to fetch. */
  public void wake() {
    events.add(new FeedCore.Event.Woken());
  }

  /** Whether a call is up: the copy yields to it. */
  public void callUp(boolean on) {
    pace.callUp(on);
  }

  /** Nobody is signed in: fetch nothing. */
  void pause() {
    begun = Set.of();
    events.add(new FeedCore.Event.Paused());
  }

  private void run(NamedThread self) {
    while (!self.closing()) {
      try {
        step(await());
      } catch (InterruptedException e) {
        return; // only close() interrupts
      } catch (CompletionException e) {
        LOG.error("the local store could not take a page of changes", e);
        next = new FeedCore.Event.Failed(copy.points());
      }
    }
  }

  /** What comes from outside goes before the next page. */
  private FeedCore.Event await() throws InterruptedException {
    FeedCore.Event outside = events.poll();
    FeedCore.Event inside = next;
    if (outside != null) {
      return outside;
    }
    if (inside != null) {
      next = null;
      return inside;
    }
    if (state.resting()) {
      FeedCore.Event early = events.poll(backoff.next(), TimeUnit.MILLISECONDS);
      return early == null ? new FeedCore.Event.Rested() : early;
    }
    return events.take();
  }

  private void step(FeedCore.Event event) throws InterruptedException {
    FeedCore.Step step = FeedCore.transition(state, event);
    state = step.state();
    for (FeedCore.Effect effect : step.effects()) {
      switch (effect) {
        case FeedCore.Effect.Fetch(FeedCore.Ask ask, FeedCore.Point point) ->
            next = fetch(ask, point);
        case FeedCore.Effect.Store(FeedCore.Ask ask, FeedPage page) -> next = store(ask, page);
        case FeedCore.Effect.Drop(ChangeShelf shelf) -> copy.drop(shelf).join();
        case FeedCore.Effect.Usable() -> workable();
        case FeedCore.Effect.Progress(int percent) -> copied.accept(percent);
        case FeedCore.Effect.FetchRecent() -> fetchRecent();
        case FeedCore.Effect.Rest _ -> {} // waited out before the next event
      }
    }
    if (state.failures() == 0) {
      backoff.reset();
    }
  }

  private void workable() {
    workable = true;
    usable.run();
    if (held) {
      events.add(new FeedCore.Event.Paused());
    }
  }

  private FeedCore.Event fetch(FeedCore.Ask ask, FeedCore.Point point) throws InterruptedException {
    PagesAhead.Got got = pages.get(new PagesAhead.Place(ask.shelf(), point), copy.known());
    sent = got.sent();
    return switch (got.reply()) {
      case ServerApi.Reply.Ok<FeedPage>(FeedPage page) -> new FeedCore.Event.Came(ask.id(), page);
      case ServerApi.Reply.Refused<FeedPage>(int status, String code) -> {
        LOG.warn("the server refuses its changes: {} {}", status, code);
        yield new FeedCore.Event.Failed(copy.points());
      }
      case ServerApi.Reply.Unreachable<FeedPage>(String why) -> {
        LOG.debug("no changes: {}", why);
        yield new FeedCore.Event.Failed(copy.points());
      }
    };
  }

  private void fetchRecent() {
    HistoryPoint known = copy.known();
    switch (api.recent(known)) {
      case ServerApi.Reply.Ok<FeedPage>(FeedPage page) -> copy.applyAhead(page, known).join();
      case ServerApi.Reply.Refused<FeedPage>(int status, String code) ->
          LOG.info("no recent callers ahead of the feed: {} {}", status, code);
      case ServerApi.Reply.Unreachable<FeedPage>(String why) ->
          LOG.info("no recent callers ahead of the feed: {}", why);
    }
  }

  private FeedCore.Event store(FeedCore.Ask ask, FeedPage page) throws InterruptedException {
    ChangeShelf shelf = ask.shelf();
    if (page.more() && pace.free() && !FeedCopy.begins(page)) {
      FeedCore.Point next =
          FeedCopy.points(state.points(), shelf, page).getOrDefault(shelf, FeedCore.Point.START);
      pages.ask(new PagesAhead.Place(shelf, next), page.server());
    }
    for (FeedPage slice : FeedCopy.slices(page, pace.slice())) {
      long began = System.nanoTime();
      if (!copy.apply(shelf, slice, sent).join()) {
        return new FeedCore.Event.Failed(copy.points());
      }
      long worked = System.nanoTime() - began;
      pace.stored(slice.changes().size(), worked);
      pace.after(worked);
    }
    return new FeedCore.Event.Stored(ask.id(), page);
  }

  @Override
  public void close() {
    pages.close();
    thread.close();
  }
}
