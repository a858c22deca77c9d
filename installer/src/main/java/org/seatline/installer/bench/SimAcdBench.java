package org.seatline.installer.bench;

import org.seatline.server.simulation.Simulation;

/** The routing core in a hostile world; {@code -Dseeds=} says how many, {@code -Dseed=} which. */
final class SimAcdBench implements Bench.Benchmark {
  private static final int SEEDS_USUAL = 2_000;

  @Override
  public String describe() {
    return "the routing core under a seeded simulator, any number of seeds (-Dseeds=, -Dseed=)";
  }

  @Override
  public String run() throws Exception {
    Long one = Long.getLong("seed");
    int seeds = Integer.getInteger("seeds", SEEDS_USUAL);
    Simulation.Result result = one == null ? Simulation.run(1, seeds) : Simulation.run(one, 1);
    result.coverage().forEach(System.out::println);
    result.violations().forEach(System.out::println);
    return result.summary();
  }
}
