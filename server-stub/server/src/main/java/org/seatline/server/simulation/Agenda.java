package org.seatline.server.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Simulated time and what is to happen in it: earliest first, equals in the order of asking. */
public final class Agenda {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::order));
  private long nowMs;
  private long order;

  private record Task(long atMs, long order, Runnable work) {}

  public Agenda(long startMs) {
    this.nowMs = startMs;
  }

  public long nowMs() {
    return nowMs;
  }

  public void after(long delayMs, Runnable work) {
    tasks.add(new Task(nowMs + delayMs, order++, work));
  }

  /** When the next task is due, or {@link Long#MAX_VALUE}. */
  public long nextMs() {
    Task next = tasks.peek();
    return next == null ? Long.MAX_VALUE : next.atMs();
  }

  /** Time goes on to this moment, and never back. */
  public void goOnTo(long atMs) {
    nowMs = Math.max(nowMs, atMs);
  }

  /** Goes on to the next task and does it; false when there is none. */
  public boolean step() {
    @Nullable Task task = tasks.poll();
    if (task == null) {
      return false;
    }
    goOnTo(task.atMs());
    task.work().run();
    return true;
  }
}
