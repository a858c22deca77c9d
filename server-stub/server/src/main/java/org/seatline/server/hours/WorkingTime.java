package org.seatline.server.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Time that counts only while a queue is open. Pure. */
public final class WorkingTime {
  /** Some thirteen years of days that open and close once. */
  private static final int CHANGES_MAX = 10_000;

  private WorkingTime() {}

  /** The moment at which so much working time has gone by; none when there will never be. */
  public static Optional<Instant> after(OpeningHours hours, Instant from, Duration work) {
    Instant at = from;
    Duration left = work;
    for (int changes = 0; changes < CHANGES_MAX; changes++) {
      Optional<Instant> next = hours.nextChange(at);
      if (hours.openAt(at)) {
        Instant end = at.plus(left);
        if (next.isEmpty() || !end.isAfter(next.get())) {
          return Optional.of(end);
        }
        left = left.minus(Duration.between(at, next.get()));
      }
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.empty();
  }

  /** How much working time there is from one moment to a later one. */
  public static Duration between(OpeningHours hours, Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    Instant at = from;
    for (int changes = 0; at.isBefore(to) && changes < CHANGES_MAX; changes++) {
      Instant next = hours.nextChange(at).filter(change -> change.isBefore(to)).orElse(to);
      if (hours.openAt(at)) {
        sum = sum.plus(Duration.between(at, next));
      }
      at = next;
    }
    return sum;
  }
}
