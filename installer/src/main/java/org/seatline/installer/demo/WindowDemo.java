package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent seat and a monitor seat in windows, with callers who call until the windows close. */
final class WindowDemo {
  private static final long SEAT_READY_MAX_MS = 90_000;
  private static final long CALL_EVERY_MS = 45_000;
  private static final int CALLS_MAX = 400;
  private static final String AGENT = "1001";
  private static final String LEAD = "2001";

  private final DemoOptions options;
  private final Path folder;

  WindowDemo(DemoOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /** Runs until both windows are closed. */
  boolean run() throws IOException, InterruptedException {
    Path sample = folder.resolve("sample");
    SampleFiles.unpack(sample);
    Demo.say("starting the server");
    List<ChildProcess> started = new ArrayList<>();
    try (DemoServer server = DemoServer.start(folder, 0, 0)) {
      Demo.say("opening the agent seat (" + AGENT + ") and the monitor seat (" + LEAD + ")");
      ChildProcess agent = window(server, AGENT, List.of("--ready"), started);
      ChildProcess lead = window(server, LEAD, List.of(), started);
      agent.await(line -> line.startsWith("seat ready"), SEAT_READY_MAX_MS);
      lead.await(line -> line.startsWith("seat window shown"), SEAT_READY_MAX_MS);
      started.add(
          new Callers(folder, sample)
              .start(
                  server,
                  "callers",
                  folder.resolve("callers.json"),
                  Callers.calling(CALLS_MAX, CALL_EVERY_MS)));
      Demo.say(
          "call sip:95598@127.0.0.1:"
              + server.sipPort()
              + " from any SIP softphone on this computer");
      Demo.say("ready: the first call comes within seconds. Close both windows to end the demo.");
      agent.process().waitFor();
      lead.process().waitFor();
    } finally {
      started.reversed().forEach(ChildProcess::close);
    }
    Demo.say("ended; nothing is left behind");
    return true;
  }

  private ChildProcess window(
      DemoServer server, String person, List<String> further, List<ChildProcess> started)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--lang", options.language(), "--theme", options.theme()));
    arguments.addAll(further);
    ChildProcess window = SeatProgram.WINDOW.start(server, person, folder, Map.of(), arguments);
    started.add(window);
    return window;
  }
}
