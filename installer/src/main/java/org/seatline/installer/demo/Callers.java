package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simulated callers, in a process of their own.
 *
 * @param folder gets their log
 * @param sample unpacked sample files: scenarios in {@code callers}
 */
public record Callers(Path folder, Path sample) {
  private static final String MAIN = "org.seatline.softphone.simulation.SimulatedCallers";

  /** Arguments: so many calls, one every so often. */
  static List<String> calling(int calls, long everyMs) {
    return List.of(
        "--calls", Integer.toString(calls), "--rate", Double.toString(60_000.0 / everyMs));
  }

  /**
   * Starts them.
   *
   * @param name of the process
   * @param results file that gets a JSON array with an entry for each call
   * @param further arguments of {@code SimulatedCallers}
   */
  public ChildProcess start(DemoServer server, String name, Path results, List<String> further)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server",
                "127.0.0.1:" + server.sipPort(),
                "--scenarios",
                sample.resolve("callers").toString(),
                "--results",
                results.toString(),
                "--stop-with-stdin",
                "true"));
    arguments.addAll(further);
    return ChildProcess.start(name, folder, RobotSeat.SMALL_JVM, Map.of(), MAIN, arguments);
  }
}
