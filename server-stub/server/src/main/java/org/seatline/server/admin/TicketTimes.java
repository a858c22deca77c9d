package org.seatline.server.admin;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long tickets may take: {@code ticketTimes} of {@code centre.json}. */
public record TicketTimes(List<Level> levels) {
  public TicketTimes {
    levels = List.copyOf(levels);
  }

  /**
   * A promise to the customer.
   *
   * @param queue of these tickets, or null: of all queues
   * @param priority of these tickets, or null: of all priorities
   * @param counts which time goes by
   */
  public record Level(
      @Nullable String queue, @Nullable String priority, Duration time, Counts counts) {
    private boolean isFor(String queueId, String ticketPriority) {
      return (queue == null || queue.equals(queueId))
          && (priority == null || priority.equals(ticketPriority));
    }

    /** What names the queue goes before what names the priority alone. */
    private int precision() {
      return (queue == null ? 0 : 2) + (priority == null ? 0 : 1);
    }
  }

  /** Which time goes by. */
  public enum Counts {
    /** The time in which the queue is open. */
    WORKING_HOURS,
    /** Nights and holidays, too. */
    ALWAYS
  }

  /** What holds for a ticket: of several, what names it best. */
  public Optional<Level> of(String queueId, String priority) {
    return levels.stream()
        .filter(level -> level.isFor(queueId, priority))
        .max(Comparator.comparingInt(Level::precision));
  }
}
