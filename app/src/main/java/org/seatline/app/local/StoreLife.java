package org.seatline.app.local;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.StoreMark;

/** Which life of a store this is, and how the one before ended. Safe from any thread. */
final class StoreLife {
  private final StoreMark mark;
  private Optional<Instant> crashedAt;

  private StoreLife(StoreMark mark, Optional<Instant> crashedAt) {
    this.mark = mark;
    this.crashedAt = crashedAt;
  }

  /**
   * Begins a life of the store.
   *
   * @param lastWritten when the store was written last, before it was opened
   */
  static StoreLife begin(Handle handle, Optional<Instant> lastWritten, Clock clock) {
    Optional<Instant> crashedAt = CrashMark.begin(handle, lastWritten, clock.instant());
    return new StoreLife(next(handle), crashedAt);
  }

  /** It is on disk before anything is sent: a copy of this file never comes with the same mark. */
  private static StoreMark next(Handle handle) {
    long generation = Meta.number(handle, Meta.GENERATION, 0) + 1;
    Meta.put(handle, Meta.GENERATION, Long.toString(generation));
    handle.execute("checkpoint sync");
    return new StoreMark(generation, UUID.randomUUID().toString());
  }

  /** What the server tells copies of a store by. */
  StoreMark mark() {
    return mark;
  }

  /** When the seat before ended without being closed; whoever asks first is told. */
  synchronized Optional<Instant> takeCrash() {
    Optional<Instant> at = crashedAt;
    crashedAt = Optional.empty();
    return at;
  }
}
