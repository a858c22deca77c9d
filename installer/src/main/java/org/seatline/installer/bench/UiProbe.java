package org.seatline.installer.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.seatline.app.fx.UiThread;

/**
 * Asks the UI thread for its attention every few milliseconds: how long it lets one wait, and how
 * much processor time it spent since it was asked before. A long wait with little processor time is
 * that of a machine with other work.
 */
final class UiProbe implements AutoCloseable {
  private static final long EVERY_MS = 4;
  private static final double FRAME_MS = 16;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ScheduledExecutorService asking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("probe-ui").daemon(true).factory());
  private final AtomicBoolean asked = new AtomicBoolean();
  private final List<Double> waits = new ArrayList<>();
  private final List<Double> busy = new ArrayList<>();
  private long busyBeforeNanos;

  /** Begins to ask. */
  static UiProbe start() {
    UiProbe probe = new UiProbe();
    var _ = probe.asking.scheduleAtFixedRate(probe::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    return probe;
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      long posted = System.nanoTime();
      UiThread.later(() -> answer(posted));
    }
  }

  private void answer(long postedNanos) {
    double waitedMs = (System.nanoTime() - postedNanos) / 1e6;
    long busyNanos = threads.getCurrentThreadCpuTime();
    synchronized (this) {
      waits.add(waitedMs);
      if (busyBeforeNanos != 0) {
        busy.add((busyNanos - busyBeforeNanos) / 1e6);
      }
    }
    busyBeforeNanos = busyNanos;
    asked.set(false);
  }

  /** Forgets what was before. */
  synchronized void begin() {
    waits.clear();
    busy.clear();
  }

  /** Waits, and processor time between two answers, in milliseconds; how many are too long. */
  synchronized String figures() {
    return String.format(Locale.ROOT, "asked=%d waitsOver16=%d ", waits.size(), over(waits))
        + DeskProbe.figures("wait", waits)
        + String.format(Locale.ROOT, " busyOver16=%d ", over(busy))
        + DeskProbe.figures("busy", busy);
  }

  private static long over(List<Double> times) {
    return times.stream().filter(ms -> ms > FRAME_MS).count();
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
