package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.SeatProgram;

/** Process start of a seat to its first window, and to being ready for calls; peak memory. */
final class StartupBench implements Bench.Benchmark {
  private static final int RUNS = 7;
  private static final long RUN_MAX_MS = 60_000;

  @Override
  public String describe() {
    return "process start to first window and to ready-for-calls, median of " + RUNS + " (ms, MB)";
  }

  @Override
  public String run() throws Exception {
    Path folder = Files.createTempDirectory("seatline-bench-");
    List<Double> window = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    try (DemoServer server = DemoServer.start(folder, 0, 0)) {
      // The first start also fills the seat's store: it is told apart from the others.
      double[] first = start(server, folder);
      for (int i = 0; i < RUNS; i++) {
        double[] times = start(server, folder);
        window.add(times[0]);
        ready.add(times[1]);
        memory.add(times[2]);
      }
      return String.format(
          Locale.ROOT,
          "runs=%d toWindowMedianMs=%.0f toReadyMedianMs=%.0f peakMemoryMedianMb=%.0f"
              + " firstEverToWindowMs=%.0f firstEverToReadyMs=%.0f firstEverToAllDataMs=%.0f",
          RUNS,
          Figures.median(window),
          Figures.median(ready),
          Figures.median(memory),
          first[0],
          first[1],
          first[3]);
    }
  }

  private static double[] start(DemoServer server, Path folder) throws IOException {
    long began = System.nanoTime();
    try (ChildProcess seat =
        SeatProgram.WINDOW.start(
            server, "1001", folder, Map.of(), List.of("--ready", "--headset", "none"))) {
      seat.await(line -> line.startsWith("seat window shown"), RUN_MAX_MS);
      double window = (System.nanoTime() - began) / 1e6;
      seat.await(line -> line.startsWith("seat ready"), RUN_MAX_MS);
      double ready = (System.nanoTime() - began) / 1e6;
      seat.await(line -> line.equals("seat has all data"), RUN_MAX_MS);
      double all = (System.nanoTime() - began) / 1e6;
      return new double[] {window, ready, peakMemoryMb(seat.process().pid()), all};
    }
  }

  /** High-water mark of the resident memory, where the system tells (Linux); else 0. */
  private static double peakMemoryMb(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
