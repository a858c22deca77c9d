package org.seatline.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seatline.installer.demo.ChildProcess;

/** A server process under load, and what it costs. */
final class LoadServer implements AutoCloseable {
  private static final String MAIN = "org.seatline.server.ServerMain";
  private static final long START_MAX_MS = 90_000;
  private static final int TICKS_PER_SECOND = 100;
  private static final Pattern READY =
      Pattern.compile("seatline-server ready http=(\\d+) sip=(\\d+) .*");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /** As a server would run in production: both compilers, a bounded heap. */
  private static final List<String> JVM = List.of("-Xms512m", "-Xmx1g");

  private final ChildProcess process;
  private final int httpPort;
  private final int sipPort;

  private LoadServer(ChildProcess process, int httpPort, int sipPort) {
    this.process = process;
    this.httpPort = httpPort;
    this.sipPort = sipPort;
  }

  /** Starts it on free ports; its data and log go to the folder. */
  static LoadServer start(Path folder, Path config) throws IOException {
    String extra = System.getProperty("server.jvm", "");
    List<String> flags =
        extra.isEmpty()
            ? JVM
            : java.util.stream.Stream.concat(
                    JVM.stream(), java.util.Arrays.stream(extra.split(" ")))
                .toList();
    ChildProcess process =
        ChildProcess.start(
            "server",
            folder,
            flags,
            Map.of(),
            MAIN,
            List.of(
                "--data",
                folder.resolve("data").toString(),
                "--config",
                config.toString(),
                "--http-port",
                "0",
                "--sip-port",
                "0",
                "--stop-with-stdin"));
    try {
      Matcher ready =
          READY.matcher(process.await(line -> READY.matcher(line).matches(), START_MAX_MS));
      if (!ready.matches()) {
        throw new IOException("the server did not say its ports");
      }
      return new LoadServer(
          process, Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)));
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  int sipPort() {
    return sipPort;
  }

  String target() {
    return "127.0.0.1:" + sipPort;
  }

  /** Processor time so far, all threads, milliseconds; 0 where the system does not tell. */
  long cpuMs() throws IOException {
    Path stat = proc("stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1_000 / TICKS_PER_SECOND;
  }

  /** Resident memory, kB; 0 where the system does not tell. */
  long residentKb() throws IOException {
    Path status = proc("status");
    return !Files.exists(status)
        ? 0
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
  }

  private Path proc(String name) {
    return Path.of("/proc", Long.toString(process.process().pid()), name);
  }

  /** Heap that is in use after a collection, kB; 0 without the JDK's tools. */
  long liveHeapKb() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) : 0;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(tool)) {
      return "";
    }
    Process asked =
        new ProcessBuilder(tool.toString(), Long.toString(process.process().pid()), command)
            .redirectErrorStream(true)
            .start();
    try (InputStream in = asked.getInputStream()) {
      String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return asked.waitFor(20, TimeUnit.SECONDS) ? said : "";
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
