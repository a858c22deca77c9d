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
  private static final int TALK_MAX_SECONDS = 90;
  private static final long CALL_MAX_MS = 90_000;
  private static final long CALL_EVERY_MS = 2_500;

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
    Path own = options.callers();
    if (own != null) {
      SampleFiles.replaceCallers(sample, own);
    }
    Demo.say("starting the server");
    List<ChildProcess> seats = new ArrayList<>();
    Path results = folder.resolve("callers.json");
    Path data;
    try (DemoServer server = DemoServer.start(folder, 0, 0)) {
      data = server.data();
      startSeats(server, sample, seats);
      Demo.say(options.calls() + " callers are calling " + seats.size() + " seats");
      try (ChildProcess callers =
          new Callers(folder, sample)
              .start(server, "callers", results, Callers.calling(options.calls(), CALL_EVERY_MS))) {
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
    RobotSeat robots = new RobotSeat(folder, sample);
    Demo.say("starting " + count + " robot seats");
    for (int i = 0; i < count; i++) {
      seats.add(robots.start(server, RobotStaff.agent(i), Map.of(), arguments(i)));
    }
    for (ChildProcess seat : seats) {
      RobotSeat.awaitReady(seat);
    }
  }

  private List<String> arguments(int seat) {
    List<String> arguments =
        new ArrayList<>(List.of("--talk-seconds", Integer.toString(TALK_MAX_SECONDS)));
    if (seat < options.sabotage().size()) {
      arguments.addAll(List.of("--sabotage", options.sabotage().get(seat)));
    }
    return arguments;
  }

  private static void awaitIdle(List<ChildProcess> seats) {
    for (ChildProcess seat : seats) {
      try {
        RobotSeat.awaitDelivered(seat);
      } catch (IOException e) {
        Demo.say(e.getMessage());
      }
    }
  }
}
