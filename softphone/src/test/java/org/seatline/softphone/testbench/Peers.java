package org.seatline.softphone.testbench;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Finds the real programs that tests talk to. */
public final class Peers {
  private Peers() {}

  /** Looks along the path. */
  public static Optional<Path> find(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The program, or the test is skipped, saying so; in CI ({@code CI=true}) it fails. */
  public static Path require(String program) {
    Optional<Path> found = find(program);
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      return Assertions.fail(program + " is not installed, and in CI nothing may be skipped");
    }
    Assumptions.assumeTrue(found.isPresent(), program + " is not installed: skipped");
    return found.orElseThrow();
  }

  /** A UDP port of loopback that nobody has now. */
  public static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where the shared test data lies, or the test is skipped; in CI it fails. */
  public static Path sharedData(String name) {
    Path folder = Path.of(System.getProperty("seatline.data", defaultData()));
    Path file = folder.resolve(name);
    boolean there = Files.exists(file);
    if (!there && "true".equals(System.getenv("CI"))) {
      return Assertions.fail("no shared data " + name + ", and in CI nothing may be skipped");
    }
    Assumptions.assumeTrue(there, "no shared data " + name + " (-Dseatline.data=...): skipped");
    return file;
  }

  // Beside the clone, whichever module's folder the test runs in.
  private static String defaultData() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Path shared = at.resolveSibling("shared").resolve("data");
      if (Files.isDirectory(shared)) {
        return shared.toString();
      }
      at = at.getParent();
    }
    return "../shared/data";
  }
}
