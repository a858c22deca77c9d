package org.seatline.installer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.seatline.installer.demo.TemporaryFolder;

/** What a seat holds after many calls: heap after a collection, threads, open files. */
final class MemoryBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 20_000;
  private static final int CALLS_USUAL = 500;
  private static final int SAMPLES = 10;
  private static final int COLLECTIONS = 3;

  @Override
  public String describe() {
    return "heap, threads and files of a seat over -Dcalls= calls; needs a display";
  }

  @Override
  public String run() throws Exception {
    int customers = Integer.getInteger("rows", CUSTOMERS_USUAL);
    int calls = Integer.getInteger("calls", CALLS_USUAL);
    try (TemporaryFolder folder = new TemporaryFolder();
        SeatRig rig = SeatRig.start(folder.path(), customers)) {
      return String.format(Locale.ROOT, "customers=%d calls=%d ", customers, calls)
          + measured(rig, calls)
          + " load="
          + Figures.load();
    }
  }

  private record Held(int calls, double heapMb, int threads, long files) {
    static Held now(int calls) throws IOException {
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
      }
      return new Held(
          calls,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          openFiles());
    }

    private static long openFiles() throws IOException {
      Path open = Path.of("/proc/self/fd");
      if (!Files.isDirectory(open)) {
        return 0;
      }
      try (Stream<Path> files = Files.list(open)) {
        return files.count();
      }
    }
  }

  private static String measured(SeatRig rig, int calls) throws IOException {
    Random random = new Random(5);
    List<Held> held = new ArrayList<>();
    int every = Math.max(1, calls / SAMPLES);
    for (int i = 1; i <= calls; i++) {
      rig.ring(random.nextInt(rig.crowd().customers()));
      rig.answer();
      rig.finish();
      if (i % every == 0) {
        held.add(Held.now(i));
      }
    }
    Held first = held.getFirst();
    Held last = held.getLast();
    List<Held> half = held.subList(held.size() / 2, held.size());
    return String.format(
        Locale.ROOT,
        "firstAt=%d heapMb=%.1f/%.1f/%.1f kbPerCallInSecondHalf=%.2f threads=%d/%d files=%d/%d",
        first.calls,
        first.heapMb,
        half.getFirst().heapMb,
        last.heapMb,
        1_000 * (last.heapMb - half.getFirst().heapMb) / (last.calls - half.getFirst().calls),
        first.threads,
        last.threads,
        first.files,
        last.files);
  }
}
