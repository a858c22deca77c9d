package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls, robot agents, and then an audit: what happened is read from the server's database and the
 * recordings after everything has stopped.
 */
final class HeadlessDemo {
  private static final String SEAT_MAIN = "org.seatline.app.standalone.HeadlessSeat";
  private static final int TALK_MAX_SECONDS = 90;
  private static final long SEAT_READY_MAX_MS = 60_000;
  private static final long CALL_MAX_MS = 90_000;
  private static final long CALL_EVERY_MS = 2_500;
  private static final long BOOKS_MAX_MS = 45_000;

  private final DemoOptions options;
  private final Path folder;

  HeadlessDemo(DemoOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /** Runs everything; true when nothing was lost. */
  boolean run() throws IOException, InterruptedException {
    Path sample = folder.resolve("sample");
    SampleFiles.unpack(sample);
    Demo.say("starting the server");
    List<ChildProcess> seats = new ArrayList<>();
    Path results = folder.resolve("callers.json");
    Path data;
    try (DemoServer server = DemoServer.start(folder, 0, 0)) {
      data = server.data();
      startSeats(server, sample, seats);
      Demo.say(options.calls() + " callers are calling " + seats.size() + " seats");
      try (ChildProcess callers =
          Callers.start(folder, sample, server, options.calls(), CALL_EVERY_MS, results)) {
        if (!callers.awaitEnd(CALL_MAX_MS + options.calls() * CALL_MAX_MS / seats.size())) {
          Demo.say("the callers did not finish in time: " + callers.lastWords());
        }
      }
      Demo.say("waiting until every seat has delivered its tickets and recordings");
      awaitIdle(seats);
    } finally {
      seats.forEach(ChildProcess::close);
    }
    return new Audit(data, results, sample, options.calls()).report(options.sabotage());
  }

  private void startSeats(DemoServer server, Path sample, List<ChildProcess> seats)
      throws IOException {
    int count = options.seats();
    Demo.say("starting " + count + " robot seats");
    for (int i = 0; i < count; i++) {
      seats.add(startSeat(server, sample, RobotStaff.agent(i), i == 0));
    }
    for (ChildProcess seat : seats) {
      seat.await(line -> line.startsWith("seat ready"), SEAT_READY_MAX_MS);
    }
  }

  private ChildProcess startSeat(DemoServer server, Path sample, String agentId, boolean first)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server",
                server.url(),
                "--agent",
                agentId,
                "--password",
                RobotStaff.password(agentId),
                "--data",
                folder.resolve("seat-" + agentId).toString(),
                "--speak",
                sample.resolve(RobotStaff.speech(agentId)).toString(),
                "--talk-seconds",
                Integer.toString(TALK_MAX_SECONDS),
                "--stop-with-stdin"));
    if (!options.sabotage().equals("none") && first) {
      arguments.addAll(List.of("--sabotage", options.sabotage()));
    }
    return ChildProcess.start(
        "seat-" + agentId,
        folder,
        List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1"),
        Map.of(),
        SEAT_MAIN,
        arguments);
  }

  /** Seats say {@code seat idle waiting=N} whenever that changes; the last word of each counts. */
  private static void awaitIdle(List<ChildProcess> seats) {
    for (ChildProcess seat : seats) {
      try {
        seat.awaitLast("seat idle waiting=", "seat idle waiting=0", BOOKS_MAX_MS);
      } catch (IOException e) {
        Demo.say(e.getMessage());
      }
    }
  }
}
