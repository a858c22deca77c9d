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
    Path data = folder.resolve("server");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data",
                data.toString(),
                "--http-port",
                Integer.toString(httpPort),
                "--sip-port",
                Integer.toString(sipPort),
                "--stop-with-stdin"));
    arguments.addAll(List.of(further));
    List<String> flags = new ArrayList<>(JVM_FLAGS);
    flags.addAll(StartCache.flags());
    ChildProcess process = ChildProcess.start("server", folder, flags, Map.of(), MAIN, arguments);
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

  /** Address for seats. */
  public String url() {
    return "http://127.0.0.1:" + httpPort;
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
