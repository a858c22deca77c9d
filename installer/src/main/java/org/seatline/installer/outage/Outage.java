package org.seatline.installer.outage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.RobotSeat;
import org.seatline.installer.demo.SeatProgram;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * The server dies in the middle of a call and stays away. The agent finishes the ticket, calls
 * somebody over the fall-back line, fills another ticket, signs out and in, and when the server is
 * back everything is there once. Server and seat are processes of their own; the telephones of the
 * caller and of the one who is called are in this one and remember every sample.
 */
public final class Outage {
  private static final String AGENT = "1001";
  private static final String CALLER = "07105550104";
  private static final String CALLED = "13900000021";
  private static final String CALLED_E164 = "+8613900000021";
  private static final String BILLS = "2";
  private static final String NEXT_CALLER = "07105550105";
  private static final int VOICE_SECONDS = 240;
  private static final int HOLE_AT_MS = 7_000;
  private static final int HOLE_MS = 100;
  private static final int STEP_MAX_MS = 30_000;
  private static final int BACK_MAX_MS = 60_000;
  private static final int HOLD_MS = 2_500;

  /** Of every talk at least so much is listened to. */
  private static final int HEARD_MIN_MS = 2_000;

  private final OutageOptions options;
  private final Path folder;
  private final PcmClip agentVoice = SteadyVoice.of(1, VOICE_SECONDS);
  private final PcmClip callerVoice = SteadyVoice.of(2, VOICE_SECONDS);
  private final PcmClip calledVoice = SteadyVoice.of(3, VOICE_SECONDS);
  private final List<String> problems = new ArrayList<>();
  private final StringBuilder figures = new StringBuilder();

  private Outage(OutageOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /** Plays the story. */
  public static OutageResult play(OutageOptions options) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("seatline-outage-");
    options.say().accept("logs and data are in " + folder);
    return new Outage(options, folder).play();
  }

  private OutageResult play() throws IOException, InterruptedException {
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        SecondExchange second = new SecondExchange(engine, calledVoice);
        UserAgent callers =
            UserAgent.open(
                UserAgentSettings.of("outage-callers", OutageLeg.HOST, 0),
                incoming -> incoming.reject(480),
                (request, source) -> null)) {
      Path data = act(new Stage(engine, second, callers));
      try (Books books = Books.open(data)) {
        return audit(books);
      }
    }
  }

  /** Who is there from the beginning to the end. */
  private record Stage(MediaEngine engine, SecondExchange second, UserAgent callers) {}

  private Path act(Stage stage) throws IOException, InterruptedException {
    String[] config = {"--config", centre(stage.second().port()).toString()};
    say("starting the server; the second exchange listens on port " + stage.second().port());
    DemoServer server = DemoServer.start(folder, 0, 0, config);
    try (ChildProcess seat = seat(server)) {
      RobotSeat.awaitReady(seat);
      String _ = stage.second().awaitRegistered(STEP_MAX_MS);
      say("agent " + AGENT + " is ready, and registered at the second exchange as well");
      OutageLeg caller = firstCall(stage, server, seat);
      long goneAt = System.nanoTime();
      withoutTheServer(stage, seat, caller);
      awaitOutage(goneAt);
      say("the server comes back");
      server = DemoServer.start(folder, server.httpPort(), server.sipPort(), config);
      long backAt = System.nanoTime();
      inStepAgain(seat, caller, backAt);
      oneMoreCall(stage, server, seat);
      check(seat.lines(l -> l.startsWith("seat notice S403")).isEmpty(), "somebody was signed out");
      caller.close();
      server.kill(); // what it thinks now is what the books say
    } finally {
      server.close();
    }
    return server.data();
  }

  private Path centre(int port) throws IOException {
    return CentreFolder.copy(folder.resolve("centre"))
        .change(
            "centre.json",
            root -> {
              ObjectNode line = root.putObject("fallback");
              line.put("registrar", "sip:" + OutageLeg.HOST + ":" + port);
              line.put("domain", SecondExchange.REALM);
              line.put("queue", "bills");
              line.put("prefix", "9");
              ObjectNode account = line.putArray("accounts").addObject();
              account.put("agent", AGENT);
              account.put("user", SecondExchange.USER);
              account.put("password", SecondExchange.PASSWORD);
            })
        .path();
  }

  private ChildProcess seat(DemoServer server) throws IOException {
    PcmClip says =
        options.sabotage().equals(OutageOptions.HOLE)
            ? SteadyVoice.withHole(agentVoice, HOLE_AT_MS, HOLE_MS)
            : agentVoice;
    Path file = folder.resolve("agent.wav");
    says.save(file);
    List<String> arguments =
        new ArrayList<>(
            List.of("--speak", file.toString(), "--talk-seconds", "600", "--wrap-up-ms", "500"));
    arguments.addAll(options.ofSeat());
    return SeatProgram.ROBOT.start(server, AGENT, folder, Map.of(), arguments);
  }

  private OutageLeg dial(Stage stage, DemoServer server, String number)
      throws IOException, InterruptedException {
    OutageLeg caller = new OutageLeg(stage.engine());
    caller.dial(stage.callers(), number, "sip:95598@127.0.0.1:" + server.sipPort());
    caller.awaitMoved(null, STEP_MAX_MS);
    caller.ear().awaitMore(1_500);
    String menu = caller.remote();
    caller.press(BILLS);
    caller.awaitMoved(menu, STEP_MAX_MS);
    caller.speak(callerVoice);
    return caller;
  }

  private OutageLeg firstCall(Stage stage, DemoServer server, ChildProcess seat)
      throws IOException, InterruptedException {
    say("a customer calls and is put through to the agent");
    OutageLeg caller = dial(stage, server, CALLER);
    String _ = seat.await(line -> line.startsWith("seat talking"), STEP_MAX_MS);
    int from = caller.ear().ms() + OutageAudit.SETTLE_MS;
    caller.ear().awaitMore(4_000);
    say("they talk; the server is killed (SIGKILL)");
    server.kill();
    seat.awaitTimes(line -> line.startsWith("seat notice S301"), 1, STEP_MAX_MS);
    say("the seat says that it works alone; the two go on talking");
    caller.ear().awaitMore(6_000);
    heard("callerGapMs", caller, agentVoice, from);
    hold(seat, caller);
    int resumed = caller.ear().ms() + OutageAudit.SETTLE_MS;
    caller.ear().awaitMore(4_000);
    heard("callerGapAfterHoldMs", caller, agentVoice, resumed);
    check(!caller.over(), "the call ended while the server was gone");
    return caller;
  }

  /** What a telephone heard from a moment up to now, a hair before the present. */
  private void heard(String name, OutageLeg who, PcmClip voice, int fromMs) {
    gap(name, GapMeter.of(voice, who.ear().all(), fromMs, who.ear().ms()));
  }

  private void gap(String name, GapMeter.Gap gap) {
    figures.append(' ').append(name).append('=').append(gap.longestMs());
    check(
        gap.longestMs() <= options.gapMaxMs(),
        name + ": " + gap.longestMs() + " ms were missing at " + gap.atMs() + " ms");
    check(gap.heardMs() >= HEARD_MIN_MS, name + ": only " + gap.heardMs() + " ms were heard");
  }

  private void hold(ChildProcess seat, OutageLeg caller) throws IOException, InterruptedException {
    say("the agent holds the call: without a server the seat does it by itself");
    seat.say("hold");
    caller.ear().awaitMore(500);
    int from = caller.ear().ms();
    caller.ear().awaitMore(HOLD_MS);
    GapMeter.Gap silent = GapMeter.of(agentVoice, caller.ear().all(), from, caller.ear().ms());
    check(
        silent.longestMs() > HOLD_MS * 3 / 4,
        "the caller heard the agent during the hold: missing only " + silent.longestMs() + " ms");
    say("and takes the caller back");
    seat.say("resume");
  }

  private void withoutTheServer(Stage stage, ChildProcess seat, OutageLeg caller)
      throws IOException, InterruptedException {
    say("the agent hangs up, finishes the ticket and wraps up");
    seat.say("hang-up");
    awaitReadyAgain(seat, 2);
    say("the agent calls " + CALLED + " over the fall-back line");
    seat.say("dial " + CALLED);
    OutageLeg called = stage.second().awaitCall(STEP_MAX_MS);
    seat.awaitTimes(line -> line.startsWith("seat talking"), 2, STEP_MAX_MS);
    check(
        stage.second().dialled().equals("9" + CALLED),
        "dialled was " + stage.second().dialled() + ", not 9" + CALLED);
    int from = called.ear().ms() + OutageAudit.SETTLE_MS;
    called.ear().awaitMore(6_000);
    heard("lineGapMs", called, agentVoice, from);
    say("they have talked; the second ticket is filled");
    seat.say("hang-up");
    called.awaitEnd(STEP_MAX_MS);
    called.close();
    awaitReadyAgain(seat, 3);
    check(!caller.over(), "somebody told the first caller before the server was back");
    say("the agent signs out and in again, still without the server");
    seat.say("sign-out");
    seat.awaitTimes(line -> line.equals("seat state signed-out"), 2, STEP_MAX_MS);
    seat.say("sign-in");
    String _ = seat.await(line -> line.startsWith("seat notice S307"), STEP_MAX_MS);
    awaitReadyAgain(seat, 4);
  }

  private static void awaitReadyAgain(ChildProcess seat, int times) throws IOException {
    seat.awaitTimes(line -> line.equals("seat state ready"), times, STEP_MAX_MS);
  }

  private void awaitOutage(long goneAt) throws InterruptedException {
    long left = options.seconds() * 1_000L - (System.nanoTime() - goneAt) / 1_000_000;
    if (left > 0) {
      say("the server stays away for another " + left / 1_000 + " s");
      Object clock = new Object();
      long until = System.nanoTime() + left * 1_000_000;
      synchronized (clock) {
        for (long rest = left; rest > 0; rest = (until - System.nanoTime()) / 1_000_000) {
          clock.wait(rest);
        }
      }
    }
    long gone = (System.nanoTime() - goneAt) / 1_000_000_000;
    figures.insert(0, " goneSeconds=" + gone);
  }

  private void inStepAgain(ChildProcess seat, OutageLeg caller, long backAt)
      throws IOException, InterruptedException {
    String _ = seat.await(line -> line.startsWith("seat notice S302"), BACK_MAX_MS);
    caller.awaitEnd(BACK_MAX_MS);
    say("the server has told the first caller that the call is over");
    RobotSeat.awaitDelivered(seat);
    long ms = (System.nanoTime() - backAt) / 1_000_000;
    figures.append(" inStepMs=").append(ms);
    say("everything is delivered, " + ms + " ms after the server was back");
  }

  private void oneMoreCall(Stage stage, DemoServer server, ChildProcess seat)
      throws IOException, InterruptedException {
    say("the next customer calls: seat and server agree on who is ready");
    OutageLeg next = dial(stage, server, NEXT_CALLER);
    seat.awaitTimes(line -> line.startsWith("seat talking"), 3, STEP_MAX_MS);
    next.ear().awaitMore(4_000);
    seat.say("hang-up");
    next.awaitEnd(STEP_MAX_MS);
    RobotSeat.awaitDelivered(seat);
    next.close();
  }

  private OutageResult audit(Books books) throws IOException {
    OutageAudit audit = new OutageAudit(books);
    audit.everyCallOnce(3);
    audit.lineCall(CALLED_E164);
    audit.stateAgreed(AGENT, "ready");
    gap("agentGapMs", audit.agentHeard("", callerVoice));
    gap("agentLineGapMs", audit.agentHeard("line-", calledVoice));
    problems.addAll(audit.problems());
    return new OutageResult((audit.counts() + figures).strip(), List.copyOf(problems));
  }

  private void check(boolean kept, String otherwise) {
    if (!kept) {
      problems.add(otherwise);
    }
  }

  private void say(String what) {
    options.say().accept(what);
  }
}
