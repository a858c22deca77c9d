package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Conflict;

/**
 * What came back from the server to whoever is signed in: mutations that it rejected, and such that
 * it applied but for fields in which somebody else had written. Like {@link Desk}: answered by the
 * store, on its thread. It is dealt with by {@link Desk#submit(Desk.Finished)}, or put away.
 */
public interface CameBack {

  /**
   * A mutation that came back, as it was written.
   *
   * @param number its number in the outbox
   * @param code why it was rejected, or null for what was applied with conflicts
   * @param atMs when the answer came, Unix milliseconds
   * @param putAway whether its author has put it away
   */
  record Item(
      long number,
      Mutation mutation,
      @Nullable String code,
      List<Conflict> conflicts,
      long atMs,
      boolean putAway) {
    public Item {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Everything of this person's, the oldest first; what was dealt with is left out. */
  CompletableFuture<List<Item>> list();

  /** Puts these away: they are kept for 30 days more. */
  CompletableFuture<Void> putAway(List<Long> numbers);

  /** Takes out again what was put away. */
  CompletableFuture<Void> takeOut(List<Long> numbers);

  /**
   * Calls {@code changed} whenever {@link #list} may have another answer, on the store's thread.
   *
   * @return run it to stop
   */
  Runnable observe(Runnable changed);
}
