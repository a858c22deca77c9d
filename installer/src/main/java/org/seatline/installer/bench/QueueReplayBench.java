package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.seatline.installer.bench.RecordedDay.QueuedCall;
import org.seatline.installer.bench.RecordedDay.Server;
import org.seatline.server.acd.AcdConfig;

/**
 * A recorded day through the real routing core ({@code -Dfile=CSV}, optionally {@code
 * -Dagents=+1}).
 *
 * <ul>
 *   <li>{@code record}: what happened.
 *   <li>{@code own}: its servers with the types of calls, hours, breaks and wrap-up times that the
 *       record shows.
 *   <li>{@code pooled}: the same servers, each for every type, one line in the order of arrival:
 *       nobody is idle while anybody waits. (It is no bound on how many are answered: a line that
 *       puts long talks last would answer more callers.)
 * </ul>
 *
 * Callers who gave up have just that patience. What the record cannot know is drawn with a seed:
 * how much longer the answered would have waited (exponential), and how long those who gave up
 * would have talked (as others of their type).
 */
final class QueueReplayBench implements Bench.Benchmark {
  private static final long SEED = 1;
  private static final String POOL = "pool";

  @Override
  public String describe() {
    return "a recorded day through the routing core (-Dfile=CSV [-Dagents=+1])";
  }

  /** How the waits of a day ended. */
  record Outcome(int answered, int abandoned, double meanWaitS, double p90WaitS, double level) {
    static Outcome of(List<Long> answeredMs, List<Long> abandonedMs) {
      List<Double> all = new ArrayList<>();
      answeredMs.forEach(ms -> all.add(ms / 1_000.0));
      abandonedMs.forEach(ms -> all.add(ms / 1_000.0));
      long inTime = answeredMs.stream().filter(ms -> ms <= 20_000).count();
      return new Outcome(
          answeredMs.size(),
          abandonedMs.size(),
          all.stream().mapToDouble(Double::doubleValue).average().orElse(0),
          Figures.quantile(all, 0.9),
          100.0 * inTime / all.size());
    }

    String text(String name) {
      return String.format(
          Locale.ROOT,
          "%1$s.answered=%2$d %1$s.abandoned=%3$d %1$s.meanWaitS=%4$.1f %1$s.p90WaitS=%5$.0f"
              + " %1$s.within20sOfOfferedPercent=%6$.1f",
          name,
          answered,
          abandoned,
          meanWaitS,
          p90WaitS,
          level);
    }
  }

  @Override
  public String run() throws IOException {
    String file = System.getProperty("file", "");
    if (file.isBlank() || file.startsWith("$")) {
      throw new IllegalArgumentException(
          "queue-replay needs a recorded day: -Dfile=CSV, see ../shared/data/bank-calls");
    }
    Path csv = Path.of(System.getProperty("bench.root", "")).resolve(file);
    if (!Files.isReadable(csv)) {
      throw new IllegalArgumentException("there is no file " + csv + " that could be read");
    }
    String agents = System.getProperty("agents", "0");
    if (!agents.matches("[+-]?\\d{1,3}")) {
      throw new IllegalArgumentException("-Dagents needs a number like +1 or -1, not " + agents);
    }
    return text(RecordedDay.read(csv), Integer.parseInt(agents));
  }

  static String text(RecordedDay recorded, int moreAgents) {
    RecordedDay day = recorded.withAgents(moreAgents);
    return String.format(
        Locale.ROOT,
        "calls=%d menuHangUps=%d offered=%d servers=%d agents=%+d %s %s %s",
        recorded.calls().size() + recorded.menuHangUps(),
        recorded.menuHangUps(),
        recorded.calls().size(),
        day.servers().size(),
        moreAgents,
        record(recorded).text("record"),
        replay(day, false).text("own"),
        replay(day, true).text("pooled"));
  }

  static Outcome record(RecordedDay day) {
    return Outcome.of(
        day.calls().stream().filter(QueuedCall::answered).map(QueuedCall::waitMs).toList(),
        day.calls().stream().filter(c -> !c.answered()).map(QueuedCall::waitMs).toList());
  }

  static Outcome replay(RecordedDay day, boolean pooled) {
    List<Long> answered = new ArrayList<>();
    List<Long> abandoned = new ArrayList<>();
    Map<String, Long> wrapUps =
        day.servers().stream().collect(Collectors.toMap(Server::name, Server::wrapUpMs));
    VirtualFloor floor =
        new VirtualFloor(
            config(day, pooled),
            (call, waitMs, served) -> (served ? answered : abandoned).add(waitMs),
            agent -> wrapUps.getOrDefault(agent, 0L));
    for (Server server : day.servers()) {
      floor.at(server.fromMs(), () -> floor.ready(server.name()));
      for (RecordedDay.Away away : server.breaks()) {
        floor.at(away.fromMs(), () -> floor.leaves(server.name()));
        floor.at(away.untilMs(), () -> floor.ready(server.name()));
      }
      floor.at(server.untilMs(), () -> floor.leaves(server.name()));
    }
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, List<Long>> talks = day.talks();
    List<Long> anyTalk = talks.values().stream().flatMap(List::stream).toList();
    double patienceMs = day.meanPatienceMs();
    for (QueuedCall call : day.calls()) {
      double moreMs = -patienceMs * Math.log(1 - random.nextDouble());
      List<Long> like = talks.getOrDefault(call.type(), anyTalk);
      long otherTalkMs = like.get(random.nextInt(like.size()));
      long patience = call.answered() ? call.waitMs() + (long) moreMs : call.waitMs();
      long talkMs = call.answered() ? call.talkMs() : otherTalkMs;
      floor.at(
          call.arrivedMs(),
          () -> floor.arrives(call.id(), pooled ? POOL : call.type(), patience, talkMs));
    }
    floor.run();
    return Outcome.of(answered, abandoned);
  }

  private static AcdConfig config(RecordedDay day, boolean pooled) {
    Set<String> types =
        day.calls().stream().map(QueuedCall::type).collect(Collectors.toCollection(TreeSet::new));
    return VirtualFloor.centre(
        pooled
            ? List.of(VirtualFloor.queue(POOL, null))
            : types.stream().map(type -> VirtualFloor.queue(type, type)).toList(),
        day.servers().stream()
            .map(
                server ->
                    new AcdConfig.Agent(
                        server.name(),
                        server.name(),
                        server.types().stream().collect(Collectors.toMap(t -> t, t -> 1))))
            .toList());
  }
}
