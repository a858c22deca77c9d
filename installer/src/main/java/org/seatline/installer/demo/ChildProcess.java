package org.seatline.installer.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A program of ours in a process of its own, on the same Java and class path. Its output goes to a
 * log file and to those who wait for a line. It ends when its standard input is closed; when this
 * process dies, that happens by itself.
 */
public final class ChildProcess implements AutoCloseable {
  private static final long STOP_MAX_MS = 8_000;
  private static final long LAST_LINE_MAX_MS = 2_000;

  private final String name;
  private final Process process;
  private final Path log;
  private final List<String> lines = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();

  private final CompletableFuture<Boolean> outputOver = new CompletableFuture<>();

  private record Expectation(Predicate<String> fits, CompletableFuture<String> line) {}

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a main class.
   *
   * @param folder where its log is written, as {@code NAME.log}
   * @param flags for the JVM; a class path among them counts in place of ours
   * @param environment added to ours
   */
  public static ChildProcess start(
      String name,
      Path folder,
      List<String> flags,
      Map<String, String> environment,
      String mainClass,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.addAll(flags);
    command.add(mainClass);
    command.addAll(arguments);
    Files.createDirectories(folder);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    ChildProcess child = new ChildProcess(name, builder.start(), folder.resolve(name + ".log"));
    Thread.ofPlatform().name("output-of-" + name).daemon(true).start(child::read);
    return child;
  }

  private void read() {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var out = Files.newBufferedWriter(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line);
        out.newLine();
        out.flush();
        said(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the output of " + name + " cannot be kept", e);
    } finally {
      over();
    }
  }

  private synchronized void said(String line) {
    lines.add(line);
    expectations.stream().filter(e -> e.fits().test(line)).forEach(e -> e.line().complete(line));
  }

  private synchronized void over() {
    IOException ended = new IOException(name + " has ended: " + lastWords());
    expectations.forEach(e -> e.line().completeExceptionally(ended));
    outputOver.complete(true);
  }

  /** What it said last, for messages. */
  public synchronized String lastWords() {
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  /**
   * Waits for a line, whether it comes or has come.
   *
   * @throws IOException when the process ends without it, or it does not come in time
   */
  public String await(Predicate<String> fits, long maxMs) throws IOException {
    CompletableFuture<String> line = new CompletableFuture<>();
    synchronized (this) {
      lines.stream().filter(fits).findFirst().ifPresent(line::complete);
      expectations.add(new Expectation(fits, line));
      if (!process.isAlive() && lines.stream().noneMatch(fits)) {
        line.completeExceptionally(new IOException(name + " has ended: " + lastWords()));
      }
    }
    return await(line, maxMs);
  }

  /**
   * Waits until a line has come so often.
   *
   * @throws IOException when the process ends before, or it is not so in time
   */
  public void awaitTimes(Predicate<String> fits, int times, long maxMs) throws IOException {
    CompletableFuture<String> last = new CompletableFuture<>();
    AtomicInteger missing;
    synchronized (this) {
      missing = new AtomicInteger(times - lines(fits).size());
      if (missing.get() <= 0) {
        return;
      }
      expectations.add(
          new Expectation(line -> fits.test(line) && missing.decrementAndGet() == 0, last));
    }
    await(last, maxMs);
  }

  private String await(CompletableFuture<String> line, long maxMs) throws IOException {
    try {
      return line.get(maxMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException(
          name + " did not say what was waited for within " + maxMs + " ms: " + lastWords(), e);
    }
  }

  /**
   * Waits until the last line that begins with {@code prefix} is {@code wanted}.
   *
   * @throws IOException when that is not so in time, or the process has ended otherwise
   */
  public void awaitLast(String prefix, String wanted, long maxMs) throws IOException {
    CompletableFuture<String> reached = new CompletableFuture<>();
    synchronized (this) {
      List<String> said = lines(line -> line.startsWith(prefix));
      if (!said.isEmpty() && said.getLast().equals(wanted)) {
        return;
      }
      expectations.add(new Expectation(wanted::equals, reached));
    }
    await(reached, maxMs);
  }

  /** Says a line to its standard input. */
  public void say(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** The lines so far that fit. */
  public synchronized List<String> lines(Predicate<String> fits) {
    return lines.stream().filter(fits).toList();
  }

  /** Its operating system process. */
  public Process process() {
    return process;
  }

  /** Where its output is kept. */
  public Path log() {
    return log;
  }

  /** Waits for its end and its last line; false when the time is over first. */
  public boolean awaitEnd(long maxMs) throws InterruptedException {
    if (!process.waitFor(maxMs, TimeUnit.MILLISECONDS)) {
      return false;
    }
    boolean _ = outputOver.completeOnTimeout(false, LAST_LINE_MAX_MS, TimeUnit.MILLISECONDS).join();
    return true;
  }

  /** Ends it as a crash would; what it said last is still read. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Closes its standard input, waits, and ends it by force if it does not end by itself. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        process.getOutputStream().close();
      }
      if (!process.waitFor(STOP_MAX_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(STOP_MAX_MS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
