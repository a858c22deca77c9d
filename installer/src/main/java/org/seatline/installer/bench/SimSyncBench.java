package org.seatline.installer.bench;

import org.seatline.installer.simulation.SyncSimulation;

/** Seats and a server in a hostile world; {@code -Dseeds=} says how many, {@code -Dseed=} which. */
final class SimSyncBench implements Bench.Benchmark {
  private static final int SEEDS_USUAL = 5_000;

  @Override
  public String describe() {
    return "the sync protocol under a seeded simulator, any number of seeds (-Dseeds=, -Dseed=)";
  }

  @Override
  public String run() throws Exception {
    Long one = Long.getLong("seed");
    int seeds = Integer.getInteger("seeds", SEEDS_USUAL);
    SyncSimulation.Result result =
        one == null ? SyncSimulation.run(1, seeds) : SyncSimulation.run(one, 1);
    result.coverage().forEach(System.out::println);
    result.violations().forEach(System.out::println);
    return result.summary();
  }
}
