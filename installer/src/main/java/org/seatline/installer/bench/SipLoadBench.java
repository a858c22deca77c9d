package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * sipp as callers, seats whose phone is sipp too, the server between them: calls per second until
 * the first failure, what a call costs, what it costs to let callers wait.
 *
 * <p>The seats are light: production seats, a JVM each, cannot be had in such numbers on one
 * machine. Each has its own session, channel and registration; sipp answers for all of them.
 */
final class SipLoadBench implements Bench.Benchmark {
  private static final int SEATS = 250;
  private static final String KEYLESS_SHARE = "0.9";
  private static final int WARM_UP_RATE = 20;
  private static final List<Integer> RATES =
      List.of(20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 240, 280, 320);
  private static final List<Integer> CEILING_RATES =
      List.of(100, 200, 300, 500, 1_000, 2_000, 3_000, 4_000, 6_000, 8_000);
  private static final int WITH_MUSIC = 1_000;
  private static final int IN_SILENCE = 5_000;

  @Override
  public String describe() {
    return "sipp calls through menu and queue to seats, and to plain SIP phones, at a rising rate;"
        + " memory, CPU, pacing";
  }

  /** A part of the run: figures as {@code key=value …}, with a folder of its own. */
  @FunctionalInterface
  interface Part {
    String run(Path folder) throws Exception;
  }

  /** In the order of the run; {@code -Dpart=} picks one. */
  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("calls", SipLoadBench::rising);
    parts.put("phones", folder -> new LoadPhones(folder).rising());
    parts.put("music", folder -> new LoadWaiting(folder).run("music", WITH_MUSIC, true).figures());
    parts.put(
        "silence", folder -> new LoadWaiting(folder).run("silence", IN_SILENCE, false).figures());
    parts.put(
        "ceiling",
        folder -> "sippUasCallsPerSecond=" + new SippCeiling(folder).rising(CEILING_RATES));
    return parts;
  }

  @Override
  public String run() throws Exception {
    Path folder = Files.createTempDirectory("seatline-sip-load-");
    System.out.println("sip-load folder=" + folder);
    String only = System.getProperty("part", "");
    List<String> figures = new ArrayList<>();
    for (Map.Entry<String, Part> part : parts().entrySet()) {
      if (only.isEmpty() || only.equals(part.getKey())) {
        figures.add(part.getValue().run(folder.resolve(part.getKey())));
      }
    }
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("-Dpart= is one of " + parts().keySet());
    }
    return String.join(" ", figures);
  }

  private static String rising(Path folder) throws IOException, InterruptedException {
    boolean keys = "root".equals(System.getProperty("user.name"));
    Path config = LoadCentre.write(folder.resolve("config"), SEATS, true, 0);
    Path caller = SippProcess.scenario("load-caller.xml", folder);
    // sipp takes no key word here.
    Files.writeString(
        caller, Files.readString(caller).replace("[keyless]", keys ? KEYLESS_SHARE : "1"));
    int phonePort = SippProcess.freePort();
    LoadSteps steps = new LoadSteps(folder);
    try (LoadServer server = LoadServer.start(folder, config);
        PacingProbe sink = new PacingProbe();
        SippProcess _ = phone(folder, phonePort, sink.port());
        LightSeats seats = new LightSeats(server, phonePort)) {
      seats.open(SEATS);
      steps.run(server, caller, WARM_UP_RATE, sink.port());
      long heapKb = server.liveHeapKb();
      LoadSteps.Step best = new LoadSteps.Step(0, true, 0, "");
      int calls = 0;
      for (int rate : rates(RATES)) {
        LoadSteps.Step step = steps.run(server, caller, rate, sink.port());
        calls += rate * 10;
        if (!step.clean()) {
          System.out.println(step.complaints());
          break;
        }
        best = step;
      }
      double kbPerCall = Math.max(0, server.liveHeapKb() - heapKb) / (double) Math.max(1, calls);
      return String.format(
          Locale.ROOT,
          "callsPerSecond=%d serverCpuMsPerCall=%.2f kbPerCall=%.1f",
          best.perSecond(),
          best.cpuMsPerCall(),
          kbPerCall);
    }
  }

  /** {@code -Drates=100,150}: in place of the usual ones. */
  static List<Integer> rates(List<Integer> usual) {
    String wanted = System.getProperty("rates", "");
    return wanted.isEmpty()
        ? usual
        : Arrays.stream(wanted.split(",")).map(Integer::valueOf).toList();
  }

  /** The phone of all seats, which answers at once. */
  static SippProcess phone(Path folder, int port, int sinkPort) throws IOException {
    Path scenario = SippProcess.scenario("load-seat.xml", folder);
    return SippProcess.start(
        folder.resolve("phone"),
        600,
        List.of(
            "-sf",
            scenario.toString(),
            "-p",
            Integer.toString(port),
            "-mp",
            Integer.toString(SippProcess.freePort()),
            "-key",
            "sink_port",
            Integer.toString(sinkPort)));
  }
}
