package org.seatline.softphone.testbench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of our own, on loopback, thrown away at the end. PostgreSQL refuses to run as
 * root; then it runs as the user that its package made.
 */
public final class PostgresCluster implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final long WAIT_S = 60;

  private final Path bin;
  private final Path folder;
  private final int port;

  private PostgresCluster(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one, or the test is skipped, saying so; in CI ({@code CI=true}) it fails. */
  public static PostgresCluster require() throws IOException {
    Optional<Path> programs = programs();
    if (programs.isEmpty() && "true".equals(System.getenv("CI"))) {
      return Assertions.fail("CI must have the package postgresql");
    }
    Assumptions.assumeTrue(programs.isPresent(), "PostgreSQL is not installed: skipped");
    return start(programs.orElseThrow());
  }

  /** Where PostgreSQL's programs are, empty when it is not installed. */
  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  /** Starts one with the programs of this folder. */
  private static PostgresCluster start(Path bin) throws IOException {
    Path folder = Files.createTempDirectory("seatline-postgres");
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    int port = freePort();
    PostgresCluster cluster = new PostgresCluster(bin, folder, port);
    String data = folder.resolve("data").toString();
    cluster.asUser("initdb", "-D", data, "-U", "seatline", "-A", "trust", "-E", "UTF8", "-N");
    String options = "-p " + port + " -c listen_addresses=127.0.0.1 -k " + folder;
    cluster.asUser("pg_ctl", "-D", data, "-w", "-l", folder + "/log", "-o", options, "start");
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The URL of its database. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=seatline";
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void asUser(String program, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(args));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("seatline-postgres", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(WAIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  @Override
  public void close() throws IOException {
    asUser("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
