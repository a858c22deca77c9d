package org.seatline.server.simulation.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.server.simulation.Agenda;
import org.seatline.softphone.sip.AgentLoop;

/** A user agent's thread on virtual time; dies with its process. */
final class SimLoop implements AgentLoop {
  private final Agenda agenda;
  private final LongSupplier clockMs;
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private boolean scheduled;
  private boolean busy;
  private boolean dead;

  SimLoop(Agenda agenda, LongSupplier clockMs) {
    this.agenda = agenda;
    this.clockMs = clockMs;
  }

  void die() {
    dead = true;
    queue.clear();
  }

  @Override
  public long nowMs() {
    return clockMs.getAsLong();
  }

  @Override
  public void execute(Runnable work) {
    if (dead) {
      return;
    }
    queue.add(work);
    if (!scheduled) {
      scheduled = true;
      agenda.after(0, this::one);
    }
  }

  /** One piece of work at a time, so that the process may die between two. */
  private void one() {
    scheduled = false;
    next();
    if (!queue.isEmpty()) {
      scheduled = true;
      agenda.after(0, this::one);
    }
  }

  private void next() {
    Runnable work = queue.poll();
    if (work != null) {
      run(work);
    }
  }

  private void run(Runnable work) {
    boolean before = busy;
    busy = true;
    try {
      work.run();
    } finally {
      busy = before;
    }
  }

  @Override
  public void executeOrRun(Runnable work) {
    if (busy) {
      work.run();
    } else {
      execute(work);
    }
  }

  @Override
  public @Nullable Future<?> at(long deadlineMs, Runnable work) {
    if (dead || deadlineMs == Long.MAX_VALUE) {
      return null;
    }
    CompletableFuture<Void> timer = new CompletableFuture<>();
    agenda.after(
        Math.max(0, deadlineMs - nowMs()),
        () -> {
          if (!dead && !timer.isCancelled()) {
            run(work);
          }
        });
    return timer;
  }

  @Override
  public void await(CompletableFuture<?> done) {
    while (!done.isDone() && !queue.isEmpty()) {
      next();
    }
    var _ = done.join();
  }

  @Override
  public void close(Runnable last) {
    die();
    last.run();
  }
}
