package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers played by sipp. */
final class SippKillCallers implements KillCallers {
  private static final String SCENARIO = "kill-caller.xml";
  private static final int CALL_MAX_SECONDS = 240;
  private static final int CALLS_PER_SECOND = 4;
  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d).(\\d\\d:\\d\\d:\\d\\d\\.\\d+)\\S*\\s+(?:\\d+\\.\\d+\\s+)?(\\d+)"
              + " (\\w+)(.*)");
  private static final Pattern PORT = Pattern.compile(" (\\d+)\\s*$");

  private final Path folder;
  private final int sipPort;
  private final List<SippProcess> waves = new ArrayList<>();
  private final List<String> all = new ArrayList<>();

  SippKillCallers(Path folder, int sipPort) {
    this.folder = folder;
    this.sipPort = sipPort;
  }

  @Override
  public void call(List<String> numbers) throws IOException {
    Path wave = folder.resolve("callers-" + (waves.size() + 1));
    Path scenario = SippProcess.scenario(SCENARIO, wave);
    List<String> table = new ArrayList<>(List.of("SEQUENTIAL"));
    table.addAll(numbers);
    Path callers = Files.write(wave.resolve("callers.csv"), table);
    String count = Integer.toString(numbers.size());
    all.addAll(numbers);
    waves.add(
        SippProcess.start(
            wave,
            CALL_MAX_SECONDS,
            List.of(
                "127.0.0.1:" + sipPort,
                "-sf",
                scenario.toString(),
                "-inf",
                callers.toString(),
                "-p",
                Integer.toString(SippProcess.freePort()),
                "-mp",
                Integer.toString(SippProcess.freePort()),
                "-m",
                count,
                "-l",
                count,
                "-default_behaviors", // a phone takes no harm from an ACK that comes late or twice
                "all,-abortunexp",
                "-r",
                Integer.toString(CALLS_PER_SECOND),
                "-trace_logs",
                "-log_file",
                wave.resolve("steps.log").toString())));
  }

  @Override
  public boolean awaitEnd(long maxMs) throws InterruptedException {
    long end = System.nanoTime() + maxMs * 1_000_000;
    boolean ended = true;
    for (SippProcess wave : waves) {
      ended &= wave.awaitEnd(Math.max(1, (end - System.nanoTime()) / 1_000_000)) != -1;
    }
    return ended;
  }

  @Override
  public List<CallerStory> stories() throws IOException {
    Map<String, List<CallerStory.Step>> steps = new LinkedHashMap<>();
    all.forEach(number -> steps.put(number, new ArrayList<>()));
    for (SippProcess wave : waves) {
      Path log = wave.folder().resolve("steps.log");
      for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches() && steps.containsKey(matcher.group(3))) {
          steps.get(matcher.group(3)).add(step(matcher));
        }
      }
    }
    List<CallerStory> stories = new ArrayList<>();
    steps.forEach((number, taken) -> stories.add(new CallerStory(number, taken)));
    return stories;
  }

  private static CallerStory.Step step(Matcher line) {
    LocalDateTime at =
        LocalDateTime.parse(
            line.group(1) + "T" + line.group(2), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    Matcher port = PORT.matcher(line.group(5));
    return new CallerStory.Step(
        at.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli(),
        CallerStory.What.valueOf(line.group(4).toUpperCase(Locale.ROOT)),
        port.find() ? Integer.parseInt(port.group(1)) : 0);
  }

  @Override
  public void close() {
    waves.forEach(SippProcess::close);
  }
}
