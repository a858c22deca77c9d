package org.seatline.installer.bench;

import java.util.Locale;

/**
 * How long the routing core takes for a decision, at 100, 1,000 and 10,000 seats with a load that
 * grows with them. A cost that grows by the logarithm grows by the same amount from each to the
 * next.
 */
final class AcdDispatchBench implements Bench.Benchmark {
  private static final int SEATS = 10_000;
  private static final int SEATS_FEWER = 1_000;
  private static final int SEATS_FEW = 100;
  private static final int QUEUES = 200;
  private static final int SKILLS = 64;
  private static final int SEATS_FOR_EACH_ARRIVAL_PER_S = 10;

  /** Arrivals that are measured at each size, about. */
  private static final long ARRIVALS = 60_000;

  private static final long WARM_UP_MS = 60_000;

  @Override
  public String describe() {
    return "decisions of the routing core per second and p99 of one, at "
        + SEATS
        + " seats and "
        + QUEUES
        + " queues";
  }

  @Override
  public String run() {
    // Warms the compiler up; its figures are dropped.
    measure(SEATS_FEWER, ARRIVALS, 1);
    DispatchFloor.Result few = measure(SEATS_FEW, ARRIVALS / 2, 2);
    DispatchFloor.Result fewer = measure(SEATS_FEWER, ARRIVALS, 2);
    DispatchFloor.Result many = measure(SEATS, ARRIVALS, 3);
    return String.format(
            Locale.ROOT,
            "seats=%d queues=%d skills=%d arrivalsPerS=%d decisions=%d decisionsPerS=%.0f",
            SEATS,
            QUEUES,
            SKILLS,
            SEATS / SEATS_FOR_EACH_ARRIVAL_PER_S,
            many.decisions(),
            many.decisionsPerS())
        + times("", many)
        + times("At" + SEATS_FEWER, fewer)
        + times("At" + SEATS_FEW, few);
  }

  private static String times(String at, DispatchFloor.Result result) {
    return String.format(
        Locale.ROOT, " medianUs%s=%.1f p99Us%s=%.1f", at, result.medianUs(), at, result.p99Us());
  }

  private static DispatchFloor.Result measure(int seats, long arrivals, long seed) {
    int perS = seats / SEATS_FOR_EACH_ARRIVAL_PER_S;
    DispatchFloor.Result result =
        new DispatchFloor(seats, QUEUES, SKILLS, perS, seed)
            .run(WARM_UP_MS, arrivals * 1_000 / perS);
    System.out.println("  at " + seats + " seats: " + result);
    return result;
  }
}
