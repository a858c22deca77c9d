package org.seatline.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The load generator sipp in a process of its own, on loopback. It ends by itself after its {@code
 * -timeout}, or with {@link #close()}.
 */
final class SippProcess implements AutoCloseable {
  private static final String PROGRAM = "sipp";

  private final ToolProcess process;
  private final Path folder;

  private SippProcess(ToolProcess process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Where sipp is installed, if it is. */
  static Optional<Path> program() {
    return ToolProcess.find(PROGRAM);
  }

  /**
   * Callers of one scenario.
   *
   * @param atOnce how many of them there may be at a time
   * @param sinkPort where their media are wanted, which the scenario knows as {@code sink_port}
   */
  record Callers(Path scenario, int calls, int atOnce, int perSecond, int sinkPort) {
    List<String> arguments(LoadServer server) throws IOException {
      return List.of(
          server.target(),
          "-sf",
          scenario.toString(),
          "-p",
          Integer.toString(freePort()),
          "-mp",
          Integer.toString(freePort()),
          "-key",
          "sink_port",
          Integer.toString(sinkPort),
          "-m",
          Integer.toString(calls),
          "-l",
          Integer.toString(atOnce),
          "-r",
          Integer.toString(perSecond));
    }
  }

  /**
   * Starts it.
   *
   * @param folder its working folder, for its logs; made when it does not exist
   * @param maxSeconds after this time it gives up
   * @param arguments besides addresses, logs and the time
   */
  static SippProcess start(Path folder, int maxSeconds, List<String> arguments) throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                ToolProcess.need(PROGRAM).toString(),
                "-i",
                "127.0.0.1",
                "-mi",
                "127.0.0.1",
                "-nostdin",
                "-trace_err",
                "-error_file",
                folder.resolve("errors.log").toString(),
                "-timeout",
                maxSeconds + "s"));
    command.addAll(arguments);
    return new SippProcess(
        ToolProcess.start(folder.resolve("sipp.log"), Map.of(), command), folder);
  }

  /** Copies a scenario of this package to a folder. */
  static Path scenario(String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    try (InputStream in = SippProcess.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the scenario " + name + " is not on the class path");
      }
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  /** A UDP port that is free now, even. */
  static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort() & ~1;
    }
  }

  Path folder() {
    return folder;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.alive();
  }

  /** Waits for its end; its exit code (0 when every call went through), or -1 when it runs on. */
  int awaitEnd(long maxMs) throws InterruptedException {
    return process.awaitEnd(maxMs);
  }

  /** Calls that it gave up because something came that the scenario does not know. */
  int aborted() throws IOException {
    return errors().split("Aborting call", -1).length - 1;
  }

  private String errors() throws IOException {
    Path errors = folder.resolve("errors.log");
    return Files.exists(errors) ? Files.readString(errors) : "";
  }

  /** What it complained of, shortened. */
  String complaints() throws IOException {
    String all = errors();
    return all.length() <= 2_000 ? all : all.substring(0, 2_000) + "…";
  }

  @Override
  public void close() {
    process.close();
  }
}
