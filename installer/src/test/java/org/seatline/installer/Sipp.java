package org.seatline.installer;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.seatline.softphone.testbench.Child;
import org.seatline.softphone.testbench.Peers;

/** The load generator sipp as many callers, on loopback. Pressing keys needs raw sockets: root. */
final class Sipp {
  private Sipp() {}

  /**
   * Starts calling.
   *
   * @param numbers what the callers present, one call each
   * @param perSecond new calls in a second
   * @param maxSeconds after this time it gives up, with an exit code that is not 0
   */
  static Child start(Path folder, int sipPort, List<String> numbers, int perSecond, int maxSeconds)
      throws IOException {
    Path program = Peers.require("sipp");
    Assumptions.assumeTrue(
        System.getProperty("user.name").equals("root") || "true".equals(System.getenv("CI")),
        "sipp presses keys through raw sockets, which only root may open: skipped");
    Files.createDirectories(folder);
    Path scenario = folder.resolve("caller.xml");
    try (InputStream in = Sipp.class.getResourceAsStream("sipp-caller.xml")) {
      if (in == null) {
        throw new IOException("the scenario is not on the class path");
      }
      Files.copy(in, scenario);
    }
    List<String> table = new ArrayList<>(List.of("SEQUENTIAL"));
    table.addAll(numbers);
    Path callers = Files.write(folder.resolve("callers.csv"), table);
    return Child.start(
        folder.resolve("sipp.log"),
        Map.of(),
        List.of(
            program.toString(),
            "127.0.0.1:" + sipPort,
            "-sf",
            scenario.toString(),
            "-inf",
            callers.toString(),
            "-i",
            "127.0.0.1",
            "-mi",
            "127.0.0.1",
            "-p",
            Integer.toString(freeUdpPort()),
            "-mp",
            Integer.toString(freeUdpPort() & ~1),
            "-m",
            Integer.toString(numbers.size()),
            "-l",
            Integer.toString(numbers.size()),
            "-r",
            Integer.toString(perSecond),
            "-nostdin",
            "-trace_err",
            "-error_file",
            folder.resolve("errors.log").toString(),
            "-timeout",
            maxSeconds + "s",
            "-timeout_error"));
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
