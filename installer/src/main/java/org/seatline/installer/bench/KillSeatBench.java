package org.seatline.installer.bench;

import java.io.IOException;

/** The seat is killed while somebody types, submits, talks, is recorded and synced. */
final class KillSeatBench implements Bench.Benchmark {
  private static final int CYCLES_USUAL = 30;

  @Override
  public String describe() {
    return "a seat at work is killed -Dcycles= times and looked at afterwards (-Dseed= to repeat)";
  }

  @Override
  public String run() throws Exception {
    KillSeatResult result =
        run(
            Integer.getInteger("cycles", CYCLES_USUAL),
            Long.getLong("seed", 1),
            KillSeatDriver.class.getName());
    result.complaints().forEach(System.out::println);
    return result.figures();
  }

  /** Runs so many cycles with seats of this main class. */
  static KillSeatResult run(int cycles, long seed, String driver)
      throws IOException, InterruptedException {
    try (KillSeatRun run = KillSeatRun.begin(seed, driver)) {
      for (int i = 0; i < cycles; i++) {
        run.cycle();
      }
      return run.end();
    }
  }
}
