package org.seatline.server.acd.simulation;

import java.util.Map;

/**
 * Runs seeds. Arguments: number of seeds, events of each, first seed; prints one summary line and
 * what was covered.
 */
public final class Simulation {
  private final Core.Maker maker;
  private final int eventsPerSeed;
  private final Coverage coverage = new Coverage();
  private long events;

  Simulation(Core.Maker maker, int eventsPerSeed) {
    this.maker = maker;
    this.eventsPerSeed = eventsPerSeed;
  }

  /** Runs one seed; throws what it broke, with the seed in the message. */
  void run(long seed) {
    World world = new World(seed, maker);
    try {
      world.run(eventsPerSeed);
    } catch (Violation e) {
      throw e;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + " after " + world.events() + " events: " + e, e);
    } finally {
      coverage.addAll(world.coverage());
      events += world.events();
    }
  }

  Coverage coverage() {
    return coverage;
  }

  long events() {
    return events;
  }

  public static void main(String[] arguments) {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    int perSeed = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    Simulation simulation = new Simulation(Core::real, perSeed);
    int violations = 0;
    for (long seed = first; seed < first + seeds; seed++) {
      try {
        simulation.run(seed);
      } catch (Violation | AssertionError e) {
        violations++;
        System.out.println("seed " + seed + ": " + e.getMessage());
      }
    }
    for (Map.Entry<String, Long> seen : simulation.coverage().all().entrySet()) {
      System.out.println("  " + seen.getKey() + " x" + seen.getValue());
    }
    System.out.println(
        "bench sim-acd: seeds="
            + seeds
            + " events="
            + simulation.events()
            + " violations="
            + violations);
  }
}
