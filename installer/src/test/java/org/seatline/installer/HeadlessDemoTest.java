package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.RobotSeat;

/** The demo without windows: it ends well, and notices whatever is broken on purpose. */
class HeadlessDemoTest {
  private static final long DEMO_MAX_MS = 240_000;

  /** What is broken, and the words that name it. */
  private static final Map<String, String> SABOTAGE =
      Map.of(
          "mute", "agent mute",
          "lose-ticket", "ticket lost",
          "duplicate-ticket", "ticket duplicated",
          "drop-recording", "recording dropped");

  @TempDir Path folder;

  private final List<ChildProcess> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(ChildProcess::close);
  }

  private ChildProcess demo(String sabotage, int calls, int seats) throws IOException {
    Path own = Files.createDirectories(folder.resolve(sabotage));
    List<String> flags = new ArrayList<>(RobotSeat.SMALL_JVM);
    flags.add("-Djava.io.tmpdir=" + own);
    flags.add("-Dheadless=true");
    flags.add("-Dcalls=" + calls);
    flags.add("-Dseats=" + seats);
    flags.add("-Dsabotage=" + sabotage);
    ChildProcess demo =
        ChildProcess.start(
            "demo", own, flags, Map.of(), "org.seatline.installer.demo.Demo", List.of());
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
    ChildProcess demo = demo("none", 2, 0);
    int code = awaitExit(demo);
    assertThat(said(demo).strip())
        .endsWith("demo: calls=2 answered=2 tickets=2 recordings=2 lost=0");
    assertThat(code).isZero();
  }

  @Test
  void everySabotageIsFoundAndNamed() throws Exception {
    Map<String, ChildProcess> demos = new LinkedHashMap<>();
    for (String sabotage : SABOTAGE.keySet()) {
      demos.put(sabotage, demo(sabotage, 1, 1));
    }
    for (Map.Entry<String, ChildProcess> entry : demos.entrySet()) {
      int code = awaitExit(entry.getValue());
      String said = said(entry.getValue());
      assertThat(said).contains("demo: " + SABOTAGE.get(entry.getKey()));
      assertThat(said).contains("found what was broken on purpose: " + entry.getKey());
      assertThat(code).as(entry.getKey()).isEqualTo(1);
    }
  }
}
