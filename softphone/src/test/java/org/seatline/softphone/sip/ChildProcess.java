package org.seatline.softphone.sip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child JVM whose output a test waits for. */
final class ChildProcess implements AutoCloseable {
  private static final long WAIT_MAX_MS = 20_000;

  private final Process process;
  private final List<String> lines = new ArrayList<>();

  private ChildProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().name("child-output").daemon(true).start(this::read);
  }

  static ChildProcess java(Class<?> main, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    return new ChildProcess(builder.start());
  }

  private void read() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException closed) {
      add("output closed: " + closed.getMessage());
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  /** Waits for a line that starts with this and returns the rest of it. */
  synchronized String await(String start) throws InterruptedException {
    long end = System.nanoTime() + WAIT_MAX_MS * 1_000_000;
    while (true) {
      for (String line : lines) {
        if (line.startsWith(start)) {
          return line.substring(start.length()).trim();
        }
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("no '" + start + "' in " + lines);
      }
      wait(left);
    }
  }

  void command(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(WAIT_MAX_MS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the child does not die");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
