package org.seatline.app.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the local store keeps of the work that people are in the middle of, sealed by their keys.
 * Futures complete on the store's thread; they fail only when the store is broken.
 */
public interface LeftBooks {
  /**
   * What somebody left behind.
   *
   * @param dialog the call's dialog, as {@link LegShelf} got it, or null when there is none
   */
  record Left(LeftWork work, @Nullable String dialog) {}

  /** From now on this person is in the middle of this, or, by null, of nothing. */
  CompletableFuture<Void> keep(String agentId, @Nullable LeftWork work);

  /** What this person, whose key is open, was in the middle of when the last process ended. */
  CompletableFuture<Optional<Left>> of(String agentId);
}
