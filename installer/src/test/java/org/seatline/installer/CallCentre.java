package org.seatline.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.Callers;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.RobotSeat;
import org.seatline.installer.demo.SampleFiles;
import org.seatline.server.ServerMain;

/**
 * A call centre of real processes for one test: the server with the sample centre, robot seats,
 * simulated callers; all on loopback and on free ports. Everything that was started ends with
 * {@link #close()}, the last first.
 */
public final class CallCentre implements AutoCloseable {
  private static final long COMMAND_MAX_MS = 60_000;

  private final Path folder;
  private final Path sample;
  private final String[] options;
  private final RobotSeat robots;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, ChildProcess> seats = new LinkedHashMap<>();
  private DemoServer server;
  private int callers;
  private int commands;

  private CallCentre(Path folder, DemoServer server, String... options) throws IOException {
    this.folder = folder;
    this.server = server;
    this.options = options;
    this.sample = folder.resolve("sample");
    SampleFiles.unpack(sample);
    this.robots = new RobotSeat(folder, sample);
  }

  /** Starts the server on free ports with the sample centre; logs and data go to the folder. */
  static CallCentre open(Path folder) throws IOException {
    return new CallCentre(folder, DemoServer.start(folder, 0, 0));
  }

  /** The same with files of the test's own in place of the sample inside the program. */
  static CallCentre open(Path folder, CentreFolder files) throws IOException {
    String[] options = {"--config", files.path().toString()};
    return new CallCentre(folder, DemoServer.start(folder, 0, 0, options), options);
  }

  /** The sample's files, where a caller whose seat is lost is told after this time. */
  static CentreFolder withGrace(Path folder, long graceSeconds) throws IOException {
    return CentreFolder.copy(folder.resolve("centre"))
        .change(
            "centre.json",
            root -> root.withObject("/routing").put("talkLeaseGraceSeconds", graceSeconds));
  }

  /** The server, or its successor after a restart. */
  DemoServer server() {
    return server;
  }

  /** Callers' scenarios and all speech of the sample centre. */
  Path sample() {
    return sample;
  }

  /** Starts the server again, on its ports and its data, after it was stopped or killed. */
  DemoServer restartServer() throws IOException {
    server = DemoServer.start(folder, server.httpPort(), server.sipPort(), options);
    return server;
  }

  /** Where a caller dials. */
  String trunk() {
    return "sip:95598@127.0.0.1:" + server.sipPort();
  }

  /** Starts a robot seat, with what the sample has for this agent to say; does not wait for it. */
  ChildProcess startSeat(String agentId, String... further) throws IOException {
    return startSeat(agentId, Map.of(), further);
  }

  /**
   * Starts a robot seat that talks with a voice of the test's own, and wraps up at once.
   *
   * @param voice number of the voice, see {@link Voices#voice}
   */
  ChildProcess startSpeakingSeat(String agentId, int voice, int seconds, String... further)
      throws IOException {
    Path speech = Voices.file(folder.resolve("voice-" + voice + ".wav"), voice, seconds);
    List<String> arguments =
        new ArrayList<>(
            List.of("--speak", speech.toString(), "--talk-seconds", String.valueOf(seconds)));
    arguments.addAll(List.of("--wrap-up-ms", "200"));
    arguments.addAll(List.of(further));
    return startSeat(agentId, arguments.toArray(String[]::new));
  }

  /** Starts a robot seat with some more environment, for example a virtual headset's. */
  ChildProcess startSeat(String agentId, Map<String, String> environment, String... further)
      throws IOException {
    ChildProcess seat = robots.start(server, agentId, environment, List.of(further));
    open.push(seat);
    seats.put(agentId, seat);
    return seat;
  }

  /** Waits until a seat has been ready once. */
  static void awaitReady(ChildProcess seat) throws IOException {
    RobotSeat.awaitReady(seat);
  }

  /** Waits until all seats that were started have been ready once. */
  void awaitReady() throws IOException {
    for (ChildProcess seat : seats.values()) {
      awaitReady(seat);
    }
  }

  /** Waits until a seat has no call and has delivered everything. */
  static void awaitDelivered(ChildProcess seat) throws IOException {
    RobotSeat.awaitDelivered(seat);
  }

  /** Waits until all seats that were started have no call and have delivered everything. */
  void awaitDelivered() throws IOException {
    for (ChildProcess seat : seats.values()) {
      awaitDelivered(seat);
    }
  }

  /**
   * Starts simulated callers with a scenario of the test's own; sounds are named relative to the
   * sample's {@code callers} folder.
   *
   * @param scenario the JSON of a scenario file
   * @param further arguments of {@code SimulatedCallers}, for example {@code --calls 3}
   */
  ChildProcess startCallers(String scenario, String... further) throws IOException {
    String name = "callers-" + ++callers;
    Files.writeString(sample.resolve("callers").resolve(name + ".json"), scenario);
    return startSampleCallers(name, further);
  }

  /** Starts simulated callers with one of the sample's scenarios, for example {@code fault-en}. */
  ChildProcess startSampleCallers(String scenario, String... further) throws IOException {
    String name = "callers-of-" + scenario + "-" + ++callers;
    List<String> arguments = new ArrayList<>(List.of("--scenario", scenario));
    arguments.addAll(List.of(further));
    Path results = Files.createDirectories(folder.resolve(name)).resolve("results.json");
    ChildProcess process = new Callers(folder, sample).start(server, name, results, arguments);
    open.push(process);
    return process;
  }

  /** Lets something end with this centre: a peer, a headset. */
  <T extends AutoCloseable> T owning(T thing) {
    open.push(thing);
    return thing;
  }

  /** Runs a command of the server's program; the process has ended. */
  ChildProcess command(String... arguments) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(RobotSeat.SMALL_JVM);
    flags.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    String name = arguments[0] + "-" + ++commands;
    ChildProcess process =
        ChildProcess.start(
            name, folder, flags, Map.of(), ServerMain.class.getName(), List.of(arguments));
    if (!process.awaitEnd(COMMAND_MAX_MS)) {
      process.close();
      throw new IOException(name + " does not end");
    }
    return process;
  }

  /** Ends seats and server, and opens what the server has written. */
  Books closeAndOpenBooks() throws IOException {
    close();
    return Books.open(server.data());
  }

  @Override
  public void close() throws IOException {
    IOException problem = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        problem = new IOException("something of the call centre did not close", e);
      }
    }
    server.close();
    if (problem != null) {
      throw problem;
    }
  }
}
