package org.seatline.app.local;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.app.sync.FeedCopy;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.app.sync.Knowledge;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Verdict;

/**
 * What sync stores, each step in one transaction: what the server said, and how far the store knows
 * it then. On the store's thread, but for {@link #known} and {@link #points}.
 */
final class StoreSync {
  /** So long the server may be put back and get from here what it forgot, by its own clock. */
  private static final Duration ACKNOWLEDGED_KEPT = Duration.ofDays(14);

  private final Handle handle;
  private final SyncBooks books;
  private final ChangeWriter changes;
  private final OutboxTable outbox;
  private final Clock clock;
  private volatile HistoryPoint known;
  private volatile Map<ChangeShelf, Point> points;
  private volatile Runnable outboxReset = () -> {};
  private volatile Runnable copyReset = () -> {};

  StoreSync(Handle handle, SyncBooks books, ChangeWriter changes, OutboxTable outbox, Clock clock) {
    this.handle = handle;
    this.books = books;
    this.changes = changes;
    this.outbox = outbox;
    this.clock = clock;
    this.known = books.known();
    this.points = books.points();
  }

  HistoryPoint known() {
    return known;
  }

  Map<ChangeShelf, Point> points() {
    return points;
  }

  void onOutboxReset(Runnable listener) {
    outboxReset = listener;
  }

  /** What waits has changed by other ways than those of sync. */
  void tellOutboxReset() {
    outboxReset.run();
  }

  void onForgotten(Runnable listener) {
    copyReset = listener;
  }

  /**
   * Stores a page; false when it was overtaken. A copy that is begun gets an empty place first: the
   * old one goes on being read until the new one is whole.
   *
   * @param rows what the page brings
   */
  boolean apply(ChangeShelf shelf, FeedPage page, ChangeRows rows, HistoryPoint sent) {
    try {
      if (FeedCopy.begins(page) && !makeRoom(shelf, page, sent)) {
        return false;
      }
      boolean replaces =
          FeedCopy.completes(page) && (FeedCopy.begins(page) || changes.makes(shelf));
      boolean stored = handle.inTransaction(tx -> applied(shelf, page, rows, sent));
      if (stored && replaces) {
        changes.sweep();
      }
      changes.tidy();
      return stored;
    } finally {
      reread();
    }
  }

  private boolean makeRoom(ChangeShelf shelf, FeedPage page, HistoryPoint sent) {
    boolean forgotten = page.continuity() == Continuity.FORGOTTEN;
    boolean fits =
        handle.inTransaction(
            tx -> {
              boolean counts = forgotten ? forget(page, sent) : counts(shelf, page, sent);
              if (counts) {
                changes.giveUp(shelf);
              }
              return counts;
            });
    if (fits) {
      changes.sweep();
    }
    if (fits && forgotten) {
      handle.execute("checkpoint sync");
      outboxReset.run();
    }
    return fits;
  }

  private boolean forget(FeedPage page, HistoryPoint sent) {
    boolean believed = Knowledge.forgotten(books.known(), sent);
    if (believed) {
      forget(page.server());
    }
    return believed;
  }

  private boolean counts(ChangeShelf shelf, FeedPage page, HistoryPoint sent) {
    Point point = books.points().getOrDefault(shelf, Point.START);
    return Knowledge.after(books.known(), sent, page.server()).isPresent()
        && FeedCopy.fits(point, page);
  }

  private boolean applied(ChangeShelf shelf, FeedPage page, ChangeRows rows, HistoryPoint sent) {
    Optional<HistoryPoint> next = Knowledge.after(books.known(), sent, page.server());
    if (next.isEmpty() || !counts(shelf, page, sent)) {
      return false;
    }
    books.putKnown(next.get());
    books.putCopiedAt(shelf, clock.millis());
    changes.apply(shelf, page, rows);
    return true;
  }

  /** Stores things out of their turn, unless the server has changed its mind meanwhile. */
  void applyAhead(FeedPage page, HistoryPoint sent) {
    if (page.continuity() == Continuity.FORGOTTEN) {
      return; // the feed finds that out too, and has more to say about it
    }
    try {
      handle.useTransaction(
          tx ->
              Knowledge.after(books.known(), sent, page.server())
                  .ifPresent(
                      next -> {
                        changes.applyAhead(page);
                        books.putKnown(next);
                      }));
    } finally {
      reread();
    }
  }

  void drop(ChangeShelf shelf) {
    try {
      handle.useTransaction(tx -> changes.drop(shelf));
      changes.sweep();
    } finally {
      reread();
    }
  }

  /** Stores an answer to a batch; false when it was overtaken. */
  boolean settle(HistoryPoint sent, MutationResults results, List<OutboxCore.Effect> effects) {
    boolean counts = handle.inTransaction(tx -> settled(sent, results, effects));
    reread();
    return counts;
  }

  private boolean settled(
      HistoryPoint sent, MutationResults results, List<OutboxCore.Effect> effects) {
    HistoryPoint present = books.known();
    if (results.verdict() == Verdict.FORGOTTEN) {
      return Knowledge.forgotten(present, sent);
    }
    Optional<HistoryPoint> next = Knowledge.after(present, sent, results.server());
    if (next.isEmpty()) {
      return false;
    }
    for (OutboxCore.Effect effect : effects) {
      if (effect instanceof OutboxCore.Effect.Done(long number, var conflicts)) {
        outbox.done(number, conflicts, results.serverTimeMs());
      } else if (effect instanceof OutboxCore.Effect.Aside(long number, String code)) {
        outbox.aside(number, code, clock.millis());
      }
    }
    books.putKnown(next.get());
    books.putServerMs(results.serverTimeMs());
    outbox.prune(results.serverTimeMs() - ACKNOWLEDGED_KEPT.toMillis());
    return true;
  }

  /** The outbox found out that the server has forgotten what it had acknowledged. */
  void forgotten(HistoryPoint server) {
    try {
      handle.useTransaction(tx -> forget(server));
      changes.sweep();
    } finally {
      reread();
    }
    copyReset.run();
  }

  private void forget(HistoryPoint server) {
    outbox.sendAgain();
    for (ChangeShelf shelf : ChangeShelf.values()) {
      changes.giveUp(shelf);
    }
    books.putKnown(server);
  }

  private void reread() {
    changes.reread();
    known = books.known();
    points = books.points();
  }
}
