package org.seatline.installer.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Runs seeds of the world of seats and server, each by itself. */
public final class SyncSimulation {
  /** So many things happen in one seed before all comes to rest. */
  static final int EVENTS_PER_SEED = 500;

  private static final int WORKERS = 2;

  private SyncSimulation() {}

  /**
   * What became of some seeds.
   *
   * @param violations broken promises, each with its seed
   * @param troubles what happened how often
   */
  public record Result(
      int seeds, long events, List<String> violations, Map<Trouble, Long> troubles) {
    /** What happened, a line each. */
    public List<String> coverage() {
      return troubles.entrySet().stream()
          .map(e -> "  " + e.getKey().name().toLowerCase(Locale.ROOT) + " x" + e.getValue())
          .toList();
    }

    /** The line that a benchmark prints. */
    public String summary() {
      return "seeds=" + seeds + " events=" + events + " violations=" + violations.size();
    }
  }

  /** Runs so many seeds against the product's cores, from this one on. */
  public static Result run(long first, int seeds) throws InterruptedException {
    Map<Trouble, Long> troubles = new EnumMap<>(Trouble.class);
    List<String> violations = new ArrayList<>();
    long events = 0;
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("sync-simulation-", 0).factory())) {
      List<Callable<World>> runs =
          LongStream.range(first, first + seeds)
              .<Callable<World>>mapToObj(seed -> () -> world(seed, new Parts()))
              .toList();
      for (Future<World> run : workers.invokeAll(runs)) {
        try {
          World world = run.get();
          events += world.events();
          world.troubles().forEach((trouble, times) -> troubles.merge(trouble, times, Long::sum));
        } catch (ExecutionException e) {
          violations.add(String.valueOf(e.getCause()));
        }
      }
    }
    return new Result(seeds, events, List.copyOf(violations), troubles);
  }

  /** Plays one seed to its end; throws what it broke, with the seed in the message. */
  static World world(long seed, Parts parts) {
    World world = new World(seed, parts);
    try {
      world.run(EVENTS_PER_SEED);
    } catch (Violation e) {
      throw e.ofSeed(seed);
    } catch (RuntimeException e) {
      throw new IllegalStateException("seed " + seed + " after " + world.events() + ": " + e, e);
    }
    return world;
  }
}
