package org.seatline.installer.bench;

import java.util.Map;
import java.util.TreeMap;

/** Runs the benchmark that the system property {@code bench} names. */
public final class Bench {
  private static final Map<String, Benchmark> ALL =
      new TreeMap<>(
          Map.of(
              "startup", new StartupBench(),
              "call-setup", new CallSetupBench(),
              "sim-acd", new SimAcdBench(),
              "queue-theory", new QueueTheoryBench(),
              "queue-replay", new QueueReplayBench(),
              "acd-dispatch", new AcdDispatchBench(),
              "kill-server", new KillServerBench(),
              "sip-load", new SipLoadBench()));

  private Bench() {}

  /** A benchmark. */
  interface Benchmark {
    /** What it measures, in one sentence. */
    String describe();

    /** Runs it and returns its figures as {@code key=value …}. */
    String run() throws Exception;
  }

  private static int run(String name, Benchmark benchmark) throws Exception {
    try {
      System.out.println("bench " + name + ": " + benchmark.run());
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  /** Runs one benchmark, or lists all. */
  public static void main(String[] args) throws Exception {
    String name = System.getProperty("bench", "list");
    Benchmark benchmark = ALL.get(name);
    if (benchmark == null) {
      ALL.forEach((key, value) -> System.out.println(key + ": " + value.describe()));
      System.exit(name.equals("list") ? 0 : 2);
    } else {
      System.exit(run(name, benchmark));
    }
  }
}
