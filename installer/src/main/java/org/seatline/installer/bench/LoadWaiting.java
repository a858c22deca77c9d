package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Callers who wait in a queue that nobody serves: memory, processor time, pacing of the music. */
final class LoadWaiting {
  private static final int CALLS_PER_SECOND = 50;
  private static final int WATCHED = 50;
  private static final long MEASURE_MS = 15_000;

  private final Path folder;

  LoadWaiting(Path folder) {
    this.folder = folder;
  }

  /**
   * What waiting costs.
   *
   * @param name of the run
   * @param waiting callers who were there at the end
   * @param kbPerCaller heap in use after a collection, for each
   * @param cpuPercent of one processor, while all of them wait
   * @param pacingP99Ms distance of packets from their 20 ms, 99th percentile of the watched
   *     streams; NaN in silence, which has a packet a second
   */
  record Cost(String name, int waiting, double kbPerCaller, double cpuPercent, double pacingP99Ms) {
    /** As {@code key=value …}. */
    String figures() {
      String text =
          String.format(
              Locale.ROOT,
              "%1$sCallers=%2$d %1$sKbPerCaller=%3$.1f %1$sServerCpu=%4$.0f%%",
              name,
              waiting,
              kbPerCaller,
              cpuPercent);
      return Double.isNaN(pacingP99Ms)
          ? text
          : String.format(Locale.ROOT, "%s %sPacingP99Ms=%.2f", text, name, pacingP99Ms);
    }
  }

  Cost run(String name, int callers, boolean music) throws IOException, InterruptedException {
    Path config = LoadCentre.write(folder.resolve("config"), 1, music, 0);
    Path scenario = SippProcess.scenario("load-waiting.xml", folder);
    try (LoadServer server = LoadServer.start(folder, config);
        PacingProbe probe = new PacingProbe();
        DeafSocket deaf = new DeafSocket()) {
      long before = server.liveHeapKb();
      int watched = Math.min(WATCHED, callers);
      try (SippProcess rest =
              callers(folder.resolve("rest"), server, scenario, callers - watched, deaf.port());
          SippProcess some =
              callers(folder.resolve("watched"), server, scenario, watched, probe.port())) {
        // All have called by then, and the menu is behind them.
        rest.awaitEnd((callers / CALLS_PER_SECOND + 8) * 1_000L);
        probe.begin();
        long cpu = server.cpuMs();
        long began = System.nanoTime();
        some.awaitEnd(MEASURE_MS);
        double cpuPercent = (server.cpuMs() - cpu) * 100.0 / ((System.nanoTime() - began) / 1e6);
        List<Double> off = probe.offMs();
        double kb = (server.liveHeapKb() - before) / (double) callers;
        Cost cost =
            new Cost(
                name,
                rest.alive() && some.alive() ? callers - rest.aborted() - some.aborted() : 0,
                kb,
                cpuPercent,
                music ? Figures.quantile(off, 0.99) : Double.NaN);
        System.out.println(
            "  "
                + name
                + ": "
                + cost
                + " streams="
                + probe.streams()
                + " packets="
                + off.size()
                + " residentKb="
                + server.residentKb()
                + rest.complaints());
        return cost;
      }
    }
  }

  private static SippProcess callers(
      Path folder, LoadServer server, Path scenario, int count, int sinkPort) throws IOException {
    int perSecond = Math.min(count, CALLS_PER_SECOND);
    var callers = new SippProcess.Callers(scenario, count, count, perSecond, sinkPort);
    return SippProcess.start(folder, 600, callers.arguments(server));
  }
}
