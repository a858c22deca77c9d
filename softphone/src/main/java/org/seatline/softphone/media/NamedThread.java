package org.seatline.softphone.media;

/** A platform thread with a name and an owner that closes it; the only place that makes threads. */
public final class NamedThread implements AutoCloseable {
  private static final int JOIN_MAX_MS = 2000;

  private final Thread thread;
  private volatile boolean closing;

  @SuppressWarnings("ThreadPriorityCheck") // audio before the rest, where the system grants it
  private NamedThread(String name, int priority, Loop loop) {
    thread =
        Thread.ofPlatform()
            .name(name)
            .daemon(true)
            .priority(priority)
            .unstarted(() -> loop.run(this));
  }

  /** What the thread does, until {@link NamedThread#closing()}. */
  @FunctionalInterface
  public interface Loop {
    void run(NamedThread self);
  }

  /** Starts a daemon thread of normal priority. */
  public static NamedThread start(String name, Loop loop) {
    return start(name, Thread.NORM_PRIORITY, loop);
  }

  /** Starts a daemon thread that audio depends on: as high a priority as the system grants. */
  public static NamedThread startUrgent(String name, Loop loop) {
    return start(name, Thread.MAX_PRIORITY, loop);
  }

  private static NamedThread start(String name, int priority, Loop loop) {
    NamedThread result = new NamedThread(name, priority, loop);
    result.thread.start();
    return result;
  }

  /** Whether the loop should end. */
  public boolean closing() {
    return closing;
  }

  /** Whether the caller runs on this thread. */
  public boolean isCurrent() {
    return thread.equals(Thread.currentThread());
  }

  /** Asks the loop to end without waiting for it or interrupting it. */
  public void ask() {
    closing = true;
  }

  /** Waits until the loop has ended by itself, without disturbing it. */
  public void await() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the loop to end, interrupts it and waits for it, at most 2 s. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    if (isCurrent()) {
      return;
    }
    try {
      thread.join(JOIN_MAX_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
