package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.RobotSeat;

/** The demo without windows: it ends well, and notices whatever is broken on purpose. */
class HeadlessDemoTest {
  private static final long DEMO_MAX_MS = 240_000;

  /** What is broken, and the words that name it, each with a call of its own. */
  private static final Map<String, String> SABOTAGE =
      Map.of(
          "mute", "agent mute",
          "lose-ticket", "ticket lost",
          "duplicate-ticket", "ticket duplicated",
          "drop-recording", "recording dropped");

  /** Does not listen to the whole menu, says one thing; long enough for one call at each seat. */
  private static final String SHORT_CALL =
      """
      {"name": "short", "number": "19000000008", "language": "en", "menuDigit": "0", "steps": [
        {"do": "wait-answer", "maxMs": 30000},
        {"do": "wait", "ms": 1000},
        {"do": "digit", "digits": "0"},
        {"do": "wait-talk", "maxMs": 120000},
        {"do": "wait-speech-end", "silenceMs": 1200, "maxMs": 14000},
        {"do": "say", "file": "../speech/caller-general-en-1.wav"},
        {"do": "wait", "ms": 1500},
        {"do": "hang-up"}
      ]}
      """;

  @TempDir Path folder;

  private final List<ChildProcess> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(ChildProcess::close);
  }

  private ChildProcess demo(String... options) throws IOException {
    List<String> flags = new ArrayList<>(RobotSeat.SMALL_JVM);
    flags.add("-Djava.io.tmpdir=" + folder);
    flags.add("-Dheadless=true");
    flags.addAll(List.of(options));
    ChildProcess demo =
        ChildProcess.start(
            "demo", folder, flags, Map.of(), "org.seatline.installer.demo.Demo", List.of());
    started.add(demo);
    return demo;
  }

  private static int awaitExit(ChildProcess demo) throws Exception {
    assertThat(demo.awaitEnd(DEMO_MAX_MS)).as("the demo ends by itself").isTrue();
    return demo.process().exitValue();
  }

  private static String said(ChildProcess demo) throws IOException {
    return Files.readString(demo.log());
  }

  @Test
  void twoCallsAreServedAndNothingIsLost() throws Exception {
    ChildProcess demo = demo("-Dcalls=2");
    int code = awaitExit(demo);
    assertThat(said(demo).strip())
        .endsWith("demo: calls=2 answered=2 tickets=2 recordings=2 lost=0");
    assertThat(code).isZero();
  }

  @Test
  void everySabotageIsFoundAndNamed() throws Exception {
    Path callers = Files.createDirectories(folder.resolve("short-callers"));
    Files.writeString(callers.resolve("short.json"), SHORT_CALL);
    List<String> kinds = List.copyOf(SABOTAGE.keySet());
    ChildProcess demo =
        demo(
            "-Dcalls=" + kinds.size(),
            "-Dseats=" + kinds.size(),
            "-Dsabotage=" + String.join(",", kinds),
            "-Dcallers=" + callers);
    int code = awaitExit(demo);
    String said = said(demo);
    Set<String> calls = new HashSet<>();
    for (String words : SABOTAGE.values()) {
      Matcher found = Pattern.compile("demo: " + words + ": call (\\S+) ").matcher(said);
      assertThat(found.find()).as(words + " in " + said).isTrue();
      calls.add(found.group(1));
    }
    assertThat(calls).as("calls that something is wrong with").hasSize(kinds.size());
    assertThat(said)
        .contains("found what was broken on purpose: " + String.join(", ", kinds))
        .contains("demo: calls=4 answered=4 tickets=4 recordings=3 lost=4");
    assertThat(code).isEqualTo(1);
  }
}
