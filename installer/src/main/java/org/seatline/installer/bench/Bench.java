package org.seatline.installer.bench;

import java.util.Map;
import java.util.TreeMap;

/** Runs the benchmark that the system property {@code bench} names. */
public final class Bench {
  private static final Map<String, Benchmark> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("startup", new StartupBench()),
              Map.entry("call-setup", new CallSetupBench()),
              Map.entry("codec", new CodecBench()),
              Map.entry("jitter-buffer", new JitterBufferBench()),
              Map.entry("sim-acd", new SimAcdBench()),
              Map.entry("sim-sync", new SimSyncBench()),
              Map.entry("queue-theory", new QueueTheoryBench()),
              Map.entry("queue-replay", new QueueReplayBench()),
              Map.entry("acd-dispatch", new AcdDispatchBench()),
              Map.entry("kill-server", new KillServerBench()),
              Map.entry("kill-ack", new KillAckBench()),
              Map.entry("kill-seat", new KillSeatBench()),
              Map.entry("outage", new OutageBench()),
              Map.entry("sync-initial", new SyncInitialBench()),
              Map.entry("sync-delta", new SyncDeltaBench()),
              Map.entry("local-query", new LocalQueryBench()),
              Map.entry("screen-pop", new ScreenPopBench()),
              Map.entry("ui-latency", new UiLatencyBench()),
              Map.entry("memory", new MemoryBench()),
              Map.entry("search", new SearchBench()),
              Map.entry("sip-load", new SipLoadBench()),
              Map.entry("voice-loss", new VoiceLossBench()),
              Map.entry("voice-latency", new VoiceLatencyBench()),
              Map.entry("soak", new VoiceSoakBench()),
              Map.entry("fuzz", new FuzzBench())));

  private Bench() {}

  /** A benchmark. */
  interface Benchmark {
    /** What it measures, in one sentence. */
    String describe();

    /** Runs it and returns its figures as {@code key=value …}. */
    String run() throws Exception;
  }

  /** Runs one benchmark, or lists all. */
  public static void main(String[] args) {
    String name = System.getProperty("bench", "list");
    Benchmark benchmark = ALL.get(name);
    if (benchmark == null) {
      ALL.forEach((key, value) -> System.out.println(key + ": " + value.describe()));
      System.exit(name.equals("list") ? 0 : 2);
    } else {
      System.exit(new BenchRun(name, benchmark).toTheEnd());
    }
  }
}
