package org.seatline.softphone.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What runs a user agent: one thread with a clock and timers, or a simulation's virtual time. */
public interface AgentLoop {
  /** Milliseconds of a clock that never goes back and is comparable over a restart. */
  long nowMs();

  /** Runs work later, in order; once closed it is dropped. */
  void execute(Runnable work);

  /** Runs work at once when called from work of this loop, else like {@link #execute}. */
  void executeOrRun(Runnable work);

  /**
   * Runs work when the time has come.
   *
   * @return cancels it; null when the loop is closed or the deadline is {@link Long#MAX_VALUE}
   */
  @Nullable Future<?> at(long deadlineMs, Runnable work);

  /**
   * Returns when work of this loop has completed {@code done}; called from outside the loop.
   *
   * @throws java.util.concurrent.CompletionException what it was completed with
   */
  void await(CompletableFuture<?> done);

  /** Ends the loop, then runs {@code last}. */
  void close(Runnable last);
}
