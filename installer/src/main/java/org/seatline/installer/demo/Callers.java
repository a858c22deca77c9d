package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The simulated callers, in a process of their own. */
final class Callers {
  private static final String MAIN = "org.seatline.softphone.simulation.SimulatedCallers";

  private Callers() {}

  /**
   * Starts them.
   *
   * @param sample unpacked sample files: scenarios in {@code callers}
   * @param everyMs time between two calls
   * @param results file that gets a JSON array with an entry for each call
   */
  static ChildProcess start(
      Path folder, Path sample, DemoServer server, int calls, long everyMs, Path results)
      throws IOException {
    return ChildProcess.start(
        "callers",
        folder,
        List.of(),
        Map.of(),
        MAIN,
        List.of(
            "--server",
            "127.0.0.1:" + server.sipPort(),
            "--scenarios",
            sample.resolve("callers").toString(),
            "--calls",
            Integer.toString(calls),
            "--rate",
            Double.toString(60_000.0 / everyMs),
            "--results",
            results.toString(),
            "--stop-with-stdin",
            "true"));
  }
}
