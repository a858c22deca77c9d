package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seatline.server.acd.AcdConfig;

/**
 * The real routing core against queueing theory: independent replications until the 95 % confidence
 * interval of the mean wait and of the probability to wait is within 2 % of the mean. Another seed
 * ({@code -Dseed=N}) may leave the theory outside, in one of twenty for each figure.
 */
final class QueueTheoryBench implements Bench.Benchmark {
  static final Model ERLANG_C = new Model("erlangC", 100, 180, Double.POSITIVE_INFINITY, 7);
  static final Model ERLANG_A = new Model("erlangA", 150, 177, 354, 7);
  private static final double RELATIVE_HALF_MAX = 0.02;
  private static final int REPLICATIONS_MIN = 30;
  private static final int REPLICATIONS_MAX = 400;
  private static final int WARM_UP_HOURS = 20;
  private static final int HOURS = 400;

  /** A queue; {@code patienceS} is infinite when callers wait for ever. */
  record Model(String name, double callsPerHour, double talkS, double patienceS, int agents) {
    Erlang theory() {
      return Double.isInfinite(patienceS)
          ? Erlang.c(callsPerHour, talkS, agents)
          : Erlang.a(callsPerHour, talkS, patienceS, agents);
    }
  }

  /** What a model gave. */
  record Result(
      Model model, int replications, long calls, Estimate waitS, Estimate waits, Estimate gone) {
    boolean theoryInside() {
      Erlang theory = model.theory();
      return waitS.contains(theory.meanWaitS()) && waits.contains(theory.waits());
    }

    boolean precise() {
      return waitS.relativeHalf() <= RELATIVE_HALF_MAX && waits.relativeHalf() <= RELATIVE_HALF_MAX;
    }

    String text() {
      Erlang theory = model.theory();
      return String.format(
          Locale.ROOT,
          "%1$s.replications=%2$d %1$s.calls=%3$d %1$s.meanWaitS=%4$s %1$s.theoryMeanWaitS=%5$.4f"
              + " %1$s.pWait=%6$s %1$s.theoryPWait=%7$.4f %1$s.pAbandon=%8$s"
              + " %1$s.theoryPAbandon=%9$.4f %1$s.halfWidthPercent=%10$.2f/%11$.2f"
              + " %1$s.theoryInside=%12$b",
          model.name(),
          replications,
          calls,
          waitS,
          theory.meanWaitS(),
          waits,
          theory.waits(),
          gone,
          theory.abandons(),
          100 * waitS.relativeHalf(),
          100 * waits.relativeHalf(),
          theoryInside());
    }
  }

  @Override
  public String describe() {
    return "the routing core's waits against Erlang C and Erlang A, on a virtual clock";
  }

  @Override
  public String run() {
    String given = System.getProperty("seed", "");
    long seed = given.matches("\\d+") ? Long.parseLong(given) : 1;
    Result c = run(ERLANG_C, seed, HOURS, REPLICATIONS_MAX);
    Result a = run(ERLANG_A, seed, HOURS, REPLICATIONS_MAX);
    return "seed=" + seed + " " + c.text() + " " + a.text();
  }

  static Result run(Model model, long seed, int hours, int replicationsMax) {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Double> waitS = new ArrayList<>();
    List<Double> waits = new ArrayList<>();
    List<Double> gone = new ArrayList<>();
    long calls = 0;
    Result result;
    do {
      Replication one = new Replication(model, seeds.split(), hours);
      one.run();
      calls += one.calls;
      waitS.add(one.waitMs / 1_000.0 / one.calls);
      waits.add((double) one.waited / one.calls);
      gone.add((double) one.gone / one.calls);
      result =
          new Result(
              model,
              waitS.size(),
              calls,
              Estimate.of(waitS),
              Estimate.of(waits),
              Estimate.of(gone));
    } while (waitS.size() < replicationsMax
        && (waitS.size() < REPLICATIONS_MIN || !result.precise()));
    return result;
  }

  /** One run; calls that arrive while it warms up are not counted. */
  private static final class Replication {
    private static final String QUEUE = "queue";
    private final Model model;
    private final SplittableRandom random;
    private final long warmMs = WARM_UP_HOURS * 3_600_000L;
    private final long endMs;
    private final VirtualFloor floor;
    private long arrivals;
    private long calls;
    private long waitMs;
    private long waited;
    private long gone;

    Replication(Model model, SplittableRandom random, int hours) {
      this.model = model;
      this.random = random;
      this.endMs = warmMs + hours * 3_600_000L;
      List<AcdConfig.Agent> agents =
          IntStream.range(0, model.agents())
              .mapToObj(i -> new AcdConfig.Agent("a" + i, "a" + i, Map.of()))
              .toList();
      this.floor =
          new VirtualFloor(
              VirtualFloor.centre(List.of(VirtualFloor.queue(QUEUE, null)), agents),
              this::ended,
              agent -> 0);
      agents.forEach(agent -> floor.ready(agent.agentId()));
    }

    void run() {
      floor.at(exponentialMs(3_600 / model.callsPerHour()), this::arrive);
      floor.run();
    }

    private void arrive() {
      if (floor.nowMs() >= endMs) {
        return;
      }
      String id = (floor.nowMs() >= warmMs ? "m" : "w") + arrivals++;
      long patienceMs =
          Double.isInfinite(model.patienceS()) ? Long.MAX_VALUE : exponentialMs(model.patienceS());
      floor.arrives(id, QUEUE, patienceMs, exponentialMs(model.talkS()));
      floor.at(floor.nowMs() + exponentialMs(3_600 / model.callsPerHour()), this::arrive);
    }

    private void ended(String callId, long ms, boolean answered) {
      if (callId.startsWith("m")) {
        calls++;
        waitMs += ms;
        waited += ms > 0 ? 1 : 0;
        gone += answered ? 0 : 1;
      }
    }

    private long exponentialMs(double meanS) {
      return Math.round(-1_000 * meanS * Math.log(1 - random.nextDouble()));
    }
  }
}
