package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server of a demo or a test, in a process of its own, on loopback. */
public final class DemoServer implements AutoCloseable {
  static final String MAIN = "org.seatline.server.ServerMain";
  private static final long START_MAX_MS = 90_000;

  /** A demo is short: quick to start matters more than the last bit of speed. */
  static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  private static final Pattern READY =
      Pattern.compile("seatline-server ready http=(\\d+) sip=(\\d+) .*");

  private final ChildProcess process;
  private final Path data;
  private final int httpPort;
  private final int sipPort;

  private DemoServer(ChildProcess process, Path data, int httpPort, int sipPort) {
    this.process = process;
    this.data = data;
    this.httpPort = httpPort;
    this.sipPort = sipPort;
  }

  /**
   * Starts it, and waits until it is ready.
   *
   * @param httpPort 0 for any free port
   * @param sipPort 0 for any free port
   * @throws IOException when it does not get ready; the message is its own sentence
   */
  public static DemoServer start(Path folder, int httpPort, int sipPort, String... further)
      throws IOException {
    return awaitReady(launch(folder, httpPort, sipPort, further), data(folder));
  }

  private static Path data(Path folder) {
    return folder.resolve("server");
  }

  private static ChildProcess launch(Path folder, int httpPort, int sipPort, String... further)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data",
                data(folder).toString(),
                "--http-port",
                Integer.toString(httpPort),
                "--sip-port",
                Integer.toString(sipPort),
                "--stop-with-stdin"));
    arguments.addAll(List.of(further));
    List<String> flags = new ArrayList<>(JVM_FLAGS);
    flags.addAll(StartCache.flags());
    return ChildProcess.start("server", folder, flags, Map.of(), MAIN, arguments);
  }

  private static DemoServer awaitReady(ChildProcess process, Path data) throws IOException {
    try {
      String line = process.await(l -> READY.matcher(l).matches(), START_MAX_MS);
      Matcher ready = READY.matcher(line);
      if (!ready.matches()) {
        throw new IOException("the server said " + line);
      }
      return new DemoServer(
          process, data, Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)));
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  /**
   * Starts one that waits for another one's end, and waits until it does that.
   *
   * @param httpPort not 0: seats have to know it before
   * @param further with {@code --standby}
   */
  public static Standby standby(Path folder, int httpPort, int sipPort, String... further)
      throws IOException {
    ChildProcess process = launch(folder, httpPort, sipPort, further);
    try {
      process.await("seatline-server standby"::equals, START_MAX_MS);
      return new Standby(process, data(folder), httpPort);
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  /** A server that is not at work yet. */
  public record Standby(ChildProcess process, Path data, int httpPort) implements AutoCloseable {
    /** Where seats will find it. */
    public String url() {
      return addressOf(httpPort);
    }

    /** Waits until it is at work. */
    public DemoServer awaitBegun() throws IOException {
      return awaitReady(process, data);
    }

    @Override
    public void close() {
      process.close();
    }
  }

  private static String addressOf(int httpPort) {
    return "http://127.0.0.1:" + httpPort;
  }

  /** Address for seats. */
  public String url() {
    return addressOf(httpPort);
  }

  /** HTTP port. */
  public int httpPort() {
    return httpPort;
  }

  /** SIP port, for callers and seats. */
  public int sipPort() {
    return sipPort;
  }

  /** Its data folder. */
  public Path data() {
    return data;
  }

  /** Its process. */
  public ChildProcess process() {
    return process;
  }

  /** Ends it as a crash would. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
