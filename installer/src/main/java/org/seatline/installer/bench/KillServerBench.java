package org.seatline.installer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.seatline.installer.demo.StartCache;

/** The server is killed again and again while callers wait and talk; nobody may be lost. */
final class KillServerBench implements Bench.Benchmark {
  private static final int CYCLES_USUAL = 10;

  @Override
  public String describe() {
    return "callers wait and talk while the server is killed -Dcycles= times (-Dseed= to repeat)";
  }

  @Override
  public String run() throws Exception {
    int cycles = Integer.getInteger("cycles", CYCLES_USUAL);
    Long seed = Long.getLong("seed");
    return run(cycles, seed == null ? new Random().nextLong(1_000_000) : seed).figures();
  }

  /** Runs so many cycles in a folder of its own, which stays when something is found. */
  static KillServerResult run(int cycles, long seed) throws Exception {
    Path folder = Files.createTempDirectory("seatline-kill-server-");
    boolean cached = StartCache.make(folder.resolve("training"));
    System.out.println(
        "kill-server seed=" + seed + " folder=" + folder + (cached ? "" : ", no start cache"));
    KillServerResult result = new KillServerRun(folder, cycles, seed).run();
    result.findings().forEach(System.out::println);
    return result;
  }
}
