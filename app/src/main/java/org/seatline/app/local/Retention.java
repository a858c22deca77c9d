package org.seatline.app.local;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what is old, on the store's thread and in slices: between two slices a keystroke or a
 * look-up has its turn. What waits for the server, what it rejected and what is typed is never
 * touched. What was acknowledged is dropped by {@link StoreSync}, by the server's clock.
 */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** So long the call journal tells what happened here; the day's figures need one day. */
  static final Duration JOURNAL_KEPT = Duration.ofDays(14);

  /** More lines than this are not kept, however young: a hundred calls a day make 600. */
  static final int JOURNAL_MAX = 50_000;

  /** Rows that are dropped at once: some milliseconds. */
  static final int SLICE = 500;

  private static final long BETWEEN_SLICES_MS = 200;
  private static final long EVERY_MS = TimeUnit.HOURS.toMillis(1);

  private static final String OLD_LINES =
      "delete from call_journal where id in"
          + " (select id from call_journal where at_ms < ? order by id limit "
          + SLICE
          + ")";

  private static final String LINES_TOO_MANY =
      "delete from call_journal where id in (select id from call_journal where id <="
          + " (select max(id) from call_journal) - ? order by id limit "
          + SLICE
          + ")";

  private static final String NOTES_OF_NO_CALL =
      "delete from call_notes where call_id in (select call_id from call_notes where call_id not in"
          + " (select call_id from call_journal) limit "
          + SLICE
          + ")";

  private final Handle handle;
  private final StoreThread thread;
  private final Clock clock;
  private final List<BooleanSupplier> others = new ArrayList<>();
  private final CompletableFuture<Void> firstSlice = new CompletableFuture<>();

  Retention(Handle handle, StoreThread thread, Clock clock) {
    this.handle = handle;
    this.thread = thread;
    this.clock = clock;
  }

  /** Begins: a first time soon, then every hour. */
  void begin() {
    thread.later(this::slice, BETWEEN_SLICES_MS);
  }

  /**
   * Done when the first slice has been looked at; the next comes in an hour unless there was more.
   */
  CompletableFuture<Void> firstSlice() {
    return firstSlice;
  }

  /**
   * Somebody else who drops some every hour, true when there may be more. On the store's thread.
   */
  void also(BooleanSupplier drop) {
    others.add(drop);
  }

  private void slice() {
    var _ =
        thread
            .call(this::dropSome)
            .whenComplete(
                (more, failed) -> {
                  if (failed != null) {
                    LOG.warn("what is old was not dropped: {}", failed.getMessage());
                  }
                  boolean again = failed == null && more;
                  thread.later(this::slice, again ? BETWEEN_SLICES_MS : EVERY_MS);
                  firstSlice.complete(null);
                });
  }

  /** Drops one slice of everything; true when there may be more. */
  boolean dropSome() {
    long before = clock.millis() - JOURNAL_KEPT.toMillis();
    int lines = handle.execute(OLD_LINES, before);
    int tooMany = handle.execute(LINES_TOO_MANY, JOURNAL_MAX);
    boolean more = lines == SLICE || tooMany == SLICE;
    if (!more) {
      more = handle.execute(NOTES_OF_NO_CALL) == SLICE;
    }
    for (BooleanSupplier drop : others) {
      more = more || drop.getAsBoolean();
    }
    return more;
  }
}
