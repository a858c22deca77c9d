package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Runs seeds of the simulation, each by itself. */
public final class Simulation {
  /** At least so many events make up one seed. */
  public static final int EVENTS_PER_SEED = 500;

  private static final int WORKERS = 2;

  private final Core.Maker maker;
  private final int eventsPerSeed;
  private final Coverage coverage = new Coverage();
  private long events;

  /**
   * What became of some seeds.
   *
   * @param violations broken promises, each with its seed
   * @param covered transitions and how often they were gone through
   * @param margins by how many milliseconds the nearest case stayed within each bound
   */
  public record Result(
      int seeds,
      long events,
      List<String> violations,
      Map<String, Long> covered,
      Map<String, Long> margins) {
    /** What was covered, a line each. */
    public List<String> coverage() {
      List<String> lines = new ArrayList<>();
      covered.forEach((seen, times) -> lines.add("  " + seen + " x" + times));
      margins.forEach((bound, ms) -> lines.add("  nearest to " + bound + ": " + ms + " ms"));
      return lines;
    }

    /** The line that a benchmark prints. */
    public String summary() {
      return "seeds=" + seeds + " events=" + events + " violations=" + violations.size();
    }
  }

  Simulation(Core.Maker maker, int eventsPerSeed) {
    this.maker = maker;
    this.eventsPerSeed = eventsPerSeed;
  }

  /** Runs so many seeds against the product's core, from this one on. */
  public static Result run(long first, int seeds) throws InterruptedException {
    Coverage coverage = new Coverage();
    List<String> violations = new ArrayList<>();
    long events = 0;
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("simulation-", 0).factory())) {
      List<Callable<Simulation>> runs =
          LongStream.range(first, first + seeds)
              .<Callable<Simulation>>mapToObj(seed -> () -> whole(seed))
              .toList();
      for (Future<Simulation> run : workers.invokeAll(runs)) {
        try {
          coverage.addAll(run.get().coverage());
          events += run.get().events();
        } catch (ExecutionException e) {
          violations.add(String.valueOf(e.getCause()));
        }
      }
    }
    return new Result(seeds, events, List.copyOf(violations), coverage.all(), coverage.margins());
  }

  private static Simulation whole(long seed) {
    Simulation simulation = new Simulation(Core::real, EVENTS_PER_SEED);
    simulation.run(seed);
    return simulation;
  }

  /** Runs one seed; throws what it broke, with the seed in the message. */
  void run(long seed) {
    World world = new World(seed, maker);
    try {
      world.run(eventsPerSeed);
    } catch (Violation e) {
      throw e.ofSeed(seed);
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
}
