package org.seatline.installer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of the system in a process of its own, whose output goes to a file. It ends by itself,
 * or when it is closed.
 */
final class ToolProcess implements AutoCloseable {
  /** In place of an exit code while the process has not ended. */
  static final int RUNS_ON = -1;

  private static final long STOP_MAX_MS = 3_000;
  private static final int SAYS_BYTES_MAX = 4_096;

  private final Process process;

  private ToolProcess(Process process) {
    this.process = process;
  }

  /** Where a program is installed, if it is. */
  static Optional<Path> find(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Where a program is installed that has to be. */
  static Path need(String program) throws IOException {
    return find(program).orElseThrow(() -> new IOException(program + " is not installed"));
  }

  /**
   * Starts a program in the folder of its log.
   *
   * @param environment added to ours
   */
  static ToolProcess start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.directory(log.toAbsolutePath().resolveSibling(".").normalize().toFile());
    builder.environment().putAll(environment);
    return new ToolProcess(builder.start());
  }

  /** Runs a program and gives the beginning of what it says. */
  static String ask(List<String> command) throws IOException, InterruptedException {
    Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (ToolProcess tool = new ToolProcess(asked)) {
      String said = new String(asked.getInputStream().readNBytes(SAYS_BYTES_MAX), UTF_8);
      var _ = tool.awaitEnd(STOP_MAX_MS);
      return said;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end; its exit code, or {@link #RUNS_ON}. */
  int awaitEnd(long maxMs) throws InterruptedException {
    return process.waitFor(maxMs, TimeUnit.MILLISECONDS) ? process.exitValue() : RUNS_ON;
  }

  /** Asks it to end, and makes it end when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAX_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
