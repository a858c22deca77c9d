package org.seatline.server.admin;

import java.time.Duration;
import java.util.Set;
import org.seatline.protocol.TicketPriority;
import org.seatline.server.admin.TicketTimes.Counts;
import org.seatline.server.admin.TicketTimes.Level;

/** Reads {@code ticketTimes} of {@code centre.json}. */
final class TicketTimesReader {
  private static final int LEVELS_MAX = 400;
  private static final int MINUTES_MAX = 366 * 24 * 60;

  private TicketTimesReader() {}

  static TicketTimes read(JsonPlace centre, Set<String> queueIds) {
    return new TicketTimes(
        centre.listIfThere("ticketTimes", LEVELS_MAX).stream()
            .map(place -> level(place, queueIds))
            .toList());
  }

  private static Level level(JsonPlace place, Set<String> queueIds) {
    place.only("queue", "priority", "minutes", "counts");
    String queue = place.has("queue") ? place.text("queue") : null;
    if (queue != null && !queueIds.contains(queue)) {
      place.at("queue").problem("no such queue; there are " + JsonPlace.sorted(queueIds));
    }
    String priority = place.has("priority") ? place.text("priority") : null;
    if (priority != null && TicketPriority.of(priority).isEmpty()) {
      place.at("priority").problem("one of low, normal, high, urgent is needed");
    }
    return new Level(
        queue,
        priority,
        Duration.ofMinutes(place.number("minutes", 1, MINUTES_MAX)),
        place.has("counts")
            ? place.oneOf("counts", Counts.class, Counts.WORKING_HOURS)
            : Counts.WORKING_HOURS);
  }
}
