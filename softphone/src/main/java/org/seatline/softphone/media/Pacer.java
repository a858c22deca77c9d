package org.seatline.softphone.media;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls everything that runs in ticks of 20 ms, by absolute deadlines so that no error adds up. */
final class Pacer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
  private static final long TICK_NANOS = MediaEngine.TICK_MS * 1_000_000L;

  /** Ticks that are made up for after a stall; what is further behind is left out. */
  private static final int CATCH_UP_TICKS_MAX = 5;

  /** Called once for each tick on the pacer thread. */
  @FunctionalInterface
  interface Ticked {
    void tick(long nowNanos);
  }

  private final LongSupplier clock;
  private final IntConsumer leftOut;
  private final CopyOnWriteArrayList<Ticked> tasks = new CopyOnWriteArrayList<>();
  private volatile Cadence cadence = Cadence.NONE;
  private final NamedThread thread;

  /**
   * @param leftOut told how many ticks are left out, before the next one
   */
  Pacer(LongSupplier clock, IntConsumer leftOut) {
    this.clock = clock;
    this.leftOut = leftOut;
    this.thread = NamedThread.startUrgent("media-pacer", this::run);
  }

  void add(Ticked task) {
    tasks.add(task);
  }

  void remove(Ticked task) {
    tasks.remove(task);
  }

  /** Keeps to when pieces of sound come from now on. */
  void follow(Cadence next) {
    cadence = next;
  }

  private void run(NamedThread self) {
    var _ = RealTime.ask();
    long deadline = clock.getAsLong();
    while (!self.closing()) {
      deadline += TICK_NANOS;
      long now = waitUntil(deadline, self);
      if (now - deadline > CATCH_UP_TICKS_MAX * TICK_NANOS) {
        LOG.warn("media pacer stalled for {} ms", (now - deadline) / 1_000_000);
        int ticks = (int) ((now - deadline) / TICK_NANOS);
        deadline += ticks * TICK_NANOS;
        leftOut.accept(ticks);
      }
      deadline += PhaseLock.shift(now, cadence.latestNanos());
      tickAll(now);
    }
  }

  private long waitUntil(long deadline, NamedThread self) {
    long now = clock.getAsLong();
    while (now < deadline && !self.closing()) {
      LockSupport.parkNanos(deadline - now);
      now = clock.getAsLong();
    }
    return now;
  }

  private void tickAll(long now) {
    for (Ticked task : tasks) {
      try {
        task.tick(now);
      } catch (RuntimeException e) {
        LOG.error("a tick failed and is taken out of the pacer", e);
        tasks.remove(task);
      }
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
