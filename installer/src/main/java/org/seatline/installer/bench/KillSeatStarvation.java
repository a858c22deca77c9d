package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long the computer let a seat wait for a processor: the time that the thread which types and
 * those which write were ready to run and did not (Linux, {@code schedstat} of each task). A seat
 * cannot write while it does not run, so this is no fault of its own; on a quiet computer it is
 * next to nothing. Elsewhere nothing is known, and nothing is excused.
 */
final class KillSeatStarvation implements AutoCloseable {
  /** Who types, who writes, and the database's own writers; Linux cuts names to 15 characters. */
  private static final List<String> THREADS =
      List.of("kill-seat-agent", "seat-store", "H2-", "MVStore");

  private static final long PERIOD_MS = 25;
  private static final int LOOKS_BETWEEN_NAMES = 8;

  private final Path tasks;
  private final TreeMap<Long, Long> waitedAt = new TreeMap<>();
  private final List<Watched> watched = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int looks;
  private boolean over;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kill-seat-starvation").daemon(true).factory());

  /** One thread: the kernel adds a wait up when it ends, so that one under way is added here. */
  private static final class Watched {
    private final Path task;
    private String schedule = "";
    private long sameSince;

    Watched(Path task) {
      this.task = task;
    }

    /** How long it has waited on a run queue so far, in ns. */
    long waited(long now) {
      try {
        String read = Files.readString(task.resolve("schedstat"));
        if (!read.equals(schedule)) {
          schedule = read;
          sameSince = now;
        }
        String stat = Files.readString(task.resolve("stat"));
        boolean ready = stat.startsWith("R", stat.lastIndexOf(')') + 2);
        return Long.parseLong(read.split(" ", -1)[1]) + (ready ? now - sameSince : 0);
      } catch (IOException e) {
        return 0; // the thread is gone
      }
    }
  }

  KillSeatStarvation(long pid) {
    tasks = Path.of("/proc", Long.toString(pid), "task");
    var _ = thread.scheduleAtFixedRate(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  /** Looks a last time: right before the kill. */
  synchronized void lookLast() {
    look();
    over = true;
  }

  private synchronized void look() {
    if (over) {
      return;
    }
    if (looks++ % LOOKS_BETWEEN_NAMES == 0) {
      find();
    }
    long now = System.nanoTime();
    waitedAt.put(now, watched.stream().mapToLong(thread -> thread.waited(now)).sum());
  }

  private void find() {
    if (!Files.isDirectory(tasks)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        if (known.add(task.toString())) {
          watch(task);
        }
      }
    } catch (IOException e) {
      over = true; // the process is gone
    }
  }

  private void watch(Path task) throws IOException {
    String name = Files.readString(task.resolve("comm")).strip();
    if (THREADS.stream().anyMatch(name::startsWith)) {
      watched.add(new Watched(task));
    }
  }

  /** How long it has waited since a time of {@link System#nanoTime}, up to the last look, in ns. */
  synchronized long waitedSince(long nanos) {
    Map.Entry<Long, Long> then = waitedAt.floorEntry(nanos);
    Map.Entry<Long, Long> last = waitedAt.lastEntry();
    return last == null ? 0 : Math.max(0, last.getValue() - (then == null ? 0 : then.getValue()));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
