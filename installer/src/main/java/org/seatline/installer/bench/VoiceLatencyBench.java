package org.seatline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatline.installer.demo.TemporaryFolder;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.simulation.Impairment;

/**
 * From mouth to ear over loopback through a virtual headset: chirps into the microphone, found
 * again in the earpiece.
 */
final class VoiceLatencyBench implements Bench.Benchmark {
  private static final int BUFFER_MS = Integer.getInteger("buffer", 20);
  private static final int CALLS = Integer.getInteger("calls", 3);
  private static final int JITTER_MS = 30;
  private static final int SEED = 7;
  private static final int SECONDS = 40;
  private static final int SETTLED_MS = 20_000;
  private static final int REST_MS = 1_000;
  private static final int LOG_TAIL_CHARS = 2_000;

  /** Share of the chirps of the settled time that must be found again for a figure. */
  private static final double FOUND_MIN = 0.5;

  private static final int SHARES = 7;

  @Override
  public String describe() {
    return "mouth to ear in milliseconds through a virtual headset, clean and with "
        + JITTER_MS
        + " ms of jitter, baresip beside it (-Dcalls, -Dbuffer in ms)";
  }

  /** One end or two that run for the length of a call. */
  private interface Ends {
    List<ToolProcess> start(BenchHeadset headset, Path folder) throws IOException;
  }

  @Override
  public String run() throws Exception {
    StringBuilder line = new StringBuilder("lineBufferMs=" + BUFFER_MS);
    line.append(ours("clean", 0)).append(ours("jitter30", JITTER_MS));
    if (BaresipProcess.program().isPresent()) {
      line.append(delays("baresipClean", measured("baresip", BaresipEnds::start)));
      line.append(delays("baresipJitter30", baresipWithJitter()));
    }
    return line.append(" load=").append(Figures.load()).toString();
  }

  private record Measured(List<Double> lateness, String log) {}

  private static String ours(String name, int jitterMs) throws Exception {
    Measured measured = measured("java", (headset, folder) -> List.of(javaEnd(headset, jitterMs)));
    return delays(name, measured) + shares(name, measured.log());
  }

  private static Measured baresipWithJitter() throws Exception {
    int hearing = SippProcess.freePort();
    InetSocketAddress ear = new InetSocketAddress(InetAddress.getLoopbackAddress(), hearing);
    try (ImpairedPath path =
            ImpairedPath.open(SEED, VoiceLatencyEnd.jitter(JITTER_MS), Impairment.NONE);
        SipRelay relay = new SipRelay(ear, path::toFar, path::toNear)) {
      return measured(
          "baresip",
          (headset, folder) -> BaresipEnds.start(headset, folder, hearing, relay.port()));
    }
  }

  private static ToolProcess javaEnd(BenchHeadset headset, int jitterMs) throws IOException {
    return headset.run(
        "java",
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            VoiceLatencyEnd.class.getName(),
            Integer.toString(BUFFER_MS),
            Integer.toString(jitterMs),
            Integer.toString(SEED)));
  }

  private static Measured measured(String log, Ends ends) throws Exception {
    List<Double> all = new ArrayList<>();
    StringBuilder said = new StringBuilder();
    for (int call = 0; call < CALLS; call++) {
      try (TemporaryFolder folder = new TemporaryFolder();
          BenchHeadset headset = BenchHeadset.start(folder.path().resolve("p"))) {
        List<ToolProcess> running = ends.start(headset, folder.path());
        all.addAll(chirped(headset, folder.path(), running, log));
        said.append(text(headset.log(log)));
      }
    }
    return new Measured(all, said.toString());
  }

  /** Speaks into the mouth and records; every program must run to the end of it. */
  private static List<Double> chirped(
      BenchHeadset headset, Path folder, List<ToolProcess> ends, String log) throws Exception {
    Path wav = folder.resolve("chirps.wav");
    Chirps.clip(SECONDS).save(wav);
    Path heard = folder.resolve("heard.raw");
    ToolProcess recording = headset.record(heard);
    boolean spoken = headset.speak(wav).awaitEnd(2_000L * SECONDS) == 0;
    boolean ended = recording.awaitEnd(REST_MS) != ToolProcess.RUNS_ON;
    if (!spoken || ended || !ends.stream().allMatch(ToolProcess::alive)) {
      throw new IOException(
          (spoken ? ended ? "the recording" : "an end of the call" : "the mouth")
              + " did not last: "
              + tails(headset, "paplay", "parec", "pulseaudio", log, log + "-hearing"));
    }
    recording.close();
    ends.forEach(ToolProcess::close);
    List<Double> lateness = Chirps.lateness(heard, SETTLED_MS);
    int expected = Chirps.count(SECONDS * 1_000 - SETTLED_MS);
    if (lateness.size() < FOUND_MIN * expected) {
      throw new IOException(
          "%d of %d chirps were heard: %s"
              .formatted(
                  lateness.size(), expected, tails(headset, "pulseaudio", log, log + "-hearing")));
    }
    return lateness;
  }

  private static String tails(BenchHeadset headset, String... programs) throws IOException {
    StringBuilder tails = new StringBuilder();
    for (String program : programs) {
      String text = text(headset.log(program)).strip();
      String tail = text.substring(Math.max(0, text.length() - LOG_TAIL_CHARS));
      tails.append(System.lineSeparator()).append(program).append(": ").append(tail);
    }
    return tails.toString();
  }

  private static String text(Path log) throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private static String delays(String name, Measured measured) {
    return String.format(
        Locale.ROOT,
        " %sMedianMs=%.1f %sP95Ms=%.1f %sChirps=%d",
        name,
        Figures.median(measured.lateness()),
        name,
        Figures.quantile(measured.lateness(), 0.95),
        name,
        measured.lateness().size());
  }

  /** Medians of what the ends said of their buffers, and the underruns of all calls. */
  private static String shares(String name, String log) {
    List<String[]> lines =
        log.lines()
            .filter(l -> l.startsWith("shares "))
            .map(l -> l.split(" "))
            .filter(l -> l.length == SHARES) // the last one may have been cut
            .toList();
    return String.format(
        Locale.ROOT,
        " %sShares=micLine:%.0f,micDrift:%.1f,jitterBuffer:%.0f,earDrift:%.1f,earLine:%.0f,packet:20"
            + " %sUnderrunsMax=%.0f",
        name,
        median(lines, 1),
        median(lines, 2),
        median(lines, 3),
        median(lines, 4),
        median(lines, 5),
        name,
        Figures.quantile(column(lines, 6), 1));
  }

  private static double median(List<String[]> lines, int column) {
    return Figures.median(column(lines, column));
  }

  private static List<Double> column(List<String[]> lines, int column) {
    return lines.stream().map(l -> Double.valueOf(l[column])).toList();
  }
}
