package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls at a rising rate until the first call fails. */
final class LoadSteps {
  private static final int STEP_SECONDS = 10;
  private static final int CALL_MAX_SECONDS = 20;
  private static final int FAILED_EXIT_MAX = 254;

  private final Path folder;
  private final List<String> further;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param further arguments for sipp
   */
  LoadSteps(Path folder, String... further) {
    this.folder = folder;
    this.further = List.of(further);
  }

  /** Where sipp works at one rate. */
  Path folder(int perSecond) {
    return folder.resolve("rate-" + perSecond);
  }

  /**
   * One rate.
   *
   * @param cpuMsPerCall processor time of the server for each call
   */
  record Step(int perSecond, boolean clean, double cpuMsPerCall, String complaints) {}

  /** What was measured at each rate, a line each. */
  List<String> lines() {
    return lines;
  }

  /** Plays {@code scenario} at one rate and looks what it costs. */
  Step run(LoadServer server, Path scenario, int perSecond, int sinkPort)
      throws IOException, InterruptedException {
    int calls = perSecond * STEP_SECONDS;
    long cpuBefore = server.cpuMs();
    long began = System.nanoTime();
    Path mine = Files.createDirectories(folder(perSecond));
    List<String> arguments = new ArrayList<>(further);
    arguments.addAll(
        new SippProcess.Callers(scenario, calls, perSecond * CALL_MAX_SECONDS, perSecond, sinkPort)
            .arguments(server));
    try (SippProcess sipp = SippProcess.start(mine, STEP_SECONDS + CALL_MAX_SECONDS, arguments)) {
      int exit = sipp.awaitEnd((STEP_SECONDS + CALL_MAX_SECONDS + 5) * 1_000L);
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpu = (server.cpuMs() - cpuBefore) / (double) calls;
      // A rate that is only reached late is not reached.
      boolean inTime = seconds < STEP_SECONDS + 4;
      boolean clean = exit == 0 && inTime;
      lines.add(
          String.format(
              Locale.ROOT,
              "  %d calls/s: exit=%d seconds=%.1f serverCpuMsPerCall=%.2f serverCpu=%.0f%%",
              perSecond,
              Math.min(exit, FAILED_EXIT_MAX),
              seconds,
              cpu,
              cpu * calls / (seconds * 10)));
      System.out.println(lines.getLast());
      return new Step(perSecond, clean, cpu, clean ? "" : sipp.complaints());
    }
  }
}
