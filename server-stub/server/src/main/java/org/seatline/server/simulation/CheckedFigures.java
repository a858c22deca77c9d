package org.seatline.server.simulation;

import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueFigures;

/** The product's figures, fed with the run's facts, against the checker's own counts. */
final class CheckedFigures {
  private static final long DAY_MS = 86_400_000;

  private final QueueFigures figures = new QueueFigures(atMs -> atMs / DAY_MS);
  private long firstMs;
  private long lastMs;

  void configured(AcdConfig config) {
    figures.configure(config);
  }

  void fact(Fact fact) {
    firstMs = firstMs == 0 ? fact.atMs() : firstMs;
    lastMs = fact.atMs();
    figures.accept(fact);
  }

  void compare(Ledger book) {
    if (firstMs / DAY_MS != lastMs / DAY_MS) {
      return;
    }
    for (Ledger.QueueLine queue : book.queues.values()) {
      QueueFigures.Counts counts = figures.of(queue.id);
      boolean equal =
          counts.entered() == queue.entered
              && counts.answered() == queue.answered
              && counts.abandoned() == queue.abandoned
              && counts.answeredInTime() == queue.inTime
              && counts.waiting() == book.waiting(queue.id);
      if (!equal) {
        throw new Violation(
            "figures-differ",
            queue.id
                + " "
                + counts
                + " but entered="
                + queue.entered
                + " answered="
                + queue.answered
                + " abandoned="
                + queue.abandoned
                + " in time="
                + queue.inTime);
      }
    }
  }
}
