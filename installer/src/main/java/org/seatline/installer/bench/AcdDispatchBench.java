package org.seatline.installer.bench;

import java.util.Locale;

/** How long the routing core takes for a decision, at 1,000 and at 10,000 seats. */
final class AcdDispatchBench implements Bench.Benchmark {
  private static final int SEATS_FEW = 1_000;
  private static final int SEATS = 10_000;
  private static final int QUEUES = 200;
  private static final int SKILLS = 64;
  private static final int ARRIVALS_PER_S = 1_000;

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
    new DispatchFloor(SEATS_FEW, QUEUES, SKILLS, ARRIVALS_PER_S / 10, 1).run(60_000, 120_000);
    DispatchFloor.Result few =
        new DispatchFloor(SEATS_FEW, QUEUES, SKILLS, ARRIVALS_PER_S / 10, 2).run(60_000, 300_000);
    DispatchFloor.Result many =
        new DispatchFloor(SEATS, QUEUES, SKILLS, ARRIVALS_PER_S, 3).run(60_000, 60_000);
    System.out.println("  at " + SEATS_FEW + " seats: " + few);
    System.out.println("  at " + SEATS + " seats: " + many);
    return String.format(
        Locale.ROOT,
        "seats=%d queues=%d skills=%d arrivalsPerS=%d decisions=%d decisionsPerS=%.0f"
            + " medianUs=%.1f p99Us=%.1f p99UsAt%d=%.1f p99Ratio=%.2f",
        SEATS,
        QUEUES,
        SKILLS,
        ARRIVALS_PER_S,
        many.decisions(),
        many.decisionsPerS(),
        many.medianUs(),
        many.p99Us(),
        SEATS_FEW,
        few.p99Us(),
        many.p99Us() / few.p99Us());
  }
}
