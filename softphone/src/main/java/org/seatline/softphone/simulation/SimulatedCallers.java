package org.seatline.softphone.simulation;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * A process of simulated callers: {@code --server host:port --scenarios DIR --calls N --rate R
 * --results FILE}. Prints a line for each call; exit status 0 when every scenario went through, 1
 * when some did not, 2 when the arguments are wrong or nothing could be started.
 */
public final class SimulatedCallers {
  private SimulatedCallers() {}

  private record Loaded(Path file, Scenario scenario) {}

  /** Runs the callers and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  @SuppressWarnings("SystemOut") // a command-line program
  static int run(String... args) {
    try {
      CallerOptions options = CallerOptions.parse(args);
      if (options.stopWithStdin()) {
        stopWithStdin();
      }
      List<CallerResult> results = call(options);
      write(options.results(), results);
      long failed = results.stream().filter(r -> !r.failure().isEmpty()).count();
      System.out.println("callers: calls=" + results.size() + " failed=" + failed);
      return failed == 0 && results.size() == options.calls() ? 0 : 1;
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n" + CallerOptions.USAGE);
      return 2;
    } catch (IOException broken) {
      System.err.println("the callers could not be started: " + broken.getMessage());
      return 2;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  /** Ends the process when whoever started it closes our input, or dies. */
  private static void stopWithStdin() {
    Thread.ofPlatform()
        .daemon()
        .name("stdin-watch")
        .start(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException broken) {
                System.err.println("standard input is broken: " + broken.getMessage());
              }
              Runtime.getRuntime().halt(0);
            });
  }

  private static List<CallerResult> call(CallerOptions options)
      throws IOException, InterruptedException {
    List<Loaded> scenarios = load(options);
    var settings = UserAgentSettings.of("callers", options.bind(), 0);
    MediaSettings media =
        MediaSettings.loopback().withBindAddress(InetAddress.getByName(options.bind()));
    try (MediaEngine engine = MediaEngine.start(media);
        UserAgent agent =
            UserAgent.open(settings, incoming -> incoming.reject(603), (r, s) -> null);
        ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                Math.min(options.calls(), 200), Thread.ofVirtual().name("caller-", 0).factory())) {
      var running = new ArrayList<Future<CallerResult>>();
      for (int i = 0; i < options.calls(); i++) {
        CallerSetup setup = setup(options, engine, agent, scenarios.get(i % scenarios.size()), i);
        long delayMs = Math.round(i * 60_000.0 / options.ratePerMinute());
        running.add(threads.schedule(() -> act(setup), delayMs, TimeUnit.MILLISECONDS));
      }
      return collect(running);
    }
  }

  @SuppressWarnings("SystemOut") // a command-line program
  private static CallerResult act(CallerSetup setup) throws IOException, InterruptedException {
    CallerResult result = SimulatedCaller.run(setup);
    System.out.println(
        "caller %s %s: answered=%s talkMs=%d endedBy=%s%s"
            .formatted(
                result.number(),
                result.scenario(),
                result.answered(),
                result.talkMs(),
                result.endedBy(),
                result.failure().isEmpty() ? "" : " FAILED " + result.failure()));
    return result;
  }

  private static List<CallerResult> collect(List<Future<CallerResult>> running)
      throws IOException, InterruptedException {
    var results = new ArrayList<CallerResult>();
    for (Future<CallerResult> call : running) {
      try {
        results.add(call.get());
      } catch (ExecutionException failed) {
        throw new IOException("a caller broke down: " + failed.getCause(), failed);
      }
    }
    return results;
  }

  private static CallerSetup setup(
      CallerOptions options, MediaEngine engine, UserAgent agent, Loaded loaded, int index) {
    String from = options.from();
    Scenario scenario = from == null ? loaded.scenario() : loaded.scenario().from(from);
    Path folder = loaded.file().toAbsolutePath().getParent();
    return new CallerSetup(
        agent,
        engine,
        scenario,
        folder == null ? Path.of(".") : folder,
        "sip:" + options.to() + "@" + options.server(),
        options.bind(),
        options.heard().resolve("caller-%03d.wav".formatted(index + 1)),
        options.callMaxSec() * 1_000L,
        SipHeaders.NONE,
        options.codecs());
  }

  private static List<Loaded> load(CallerOptions options) throws IOException {
    String only = options.scenario();
    List<Path> files;
    try (Stream<Path> found = Files.list(options.scenarios())) {
      files =
          found
              .filter(f -> f.toString().endsWith(".json"))
              .filter(f -> only == null || f.endsWith(only + ".json"))
              .sorted()
              .toList();
    }
    var loaded = new ArrayList<Loaded>();
    for (Path file : files) {
      loaded.add(new Loaded(file, Scenario.read(file)));
    }
    if (loaded.isEmpty()) {
      throw new IllegalArgumentException("no scenario in " + options.scenarios());
    }
    return loaded;
  }

  /** Writes the results in one piece, so that a reader never sees half of them. */
  private static void write(Path file, List<CallerResult> results) throws IOException {
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Path whole = file.toAbsolutePath();
    Path next = whole.resolveSibling(whole.getFileName() + ".next");
    mapper.writeValue(next.toFile(), results);
    Files.move(next, whole, StandardCopyOption.REPLACE_EXISTING);
  }
}
