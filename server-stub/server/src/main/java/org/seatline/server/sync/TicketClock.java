package org.seatline.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.RoutingConfiguration;
import org.seatline.server.admin.TicketTimes;
import org.seatline.server.admin.TicketTimes.Counts;
import org.seatline.server.admin.TicketTimes.Level;
import org.seatline.server.hours.OpeningHours;
import org.seatline.server.hours.WorkingTime;

/**
 * When tickets are due. The time promised runs from the ticket's beginning, in the hours of its
 * queue, and stands still while it waits. Tickets that nothing is promised for keep the date that
 * they have. Pure.
 */
final class TicketClock {
  private final TicketTimes times;
  private final Map<String, Optional<OpeningHours>> hours;

  /**
   * @param hours of each queue; none for one that is always open
   */
  TicketClock(TicketTimes times, Map<String, Optional<OpeningHours>> hours) {
    this.times = times;
    this.hours = hours;
  }

  /** By what the centre promises. */
  static TicketClock of(Configuration configuration) {
    return new TicketClock(
        configuration.centre().routing().ticketTimes(), RoutingConfiguration.hours(configuration));
  }

  /** A ticket that has just come, with its date. */
  TicketRecord begun(TicketRecord ticket, long nowMs) {
    boolean waits = isWaiting(ticket);
    if (ticket.dueAtMs() != null && !waits) {
      return ticket;
    }
    TicketHandling handling = ticket.handled().paused(waits ? nowMs : null, 0);
    return dated(ticket.with(handling, ticket.dueAtMs()));
  }

  /** A ticket that was changed, with its time stopped or running and the date that follows. */
  TicketRecord moved(TicketRecord before, TicketRecord after, long nowMs) {
    TicketHandling handling = after.handled();
    boolean waits = isWaiting(after);
    boolean turned = waits != isWaiting(before);
    if (turned && waits) {
      return dated(after.with(handling.paused(nowMs, handling.pausedMs()), after.dueAtMs()));
    }
    Long since = handling.pausedAtMs();
    if (turned && since != null) {
      long waited = level(after).map(level -> counted(level, after, since, nowMs)).orElse(0L);
      TicketHandling running = handling.paused(null, handling.pausedMs() + waited);
      return dated(after.with(running, after.dueAtMs()));
    }
    boolean sooner = !before.handled().priority().equals(handling.priority());
    return sooner || turned ? dated(after) : after;
  }

  private TicketRecord dated(TicketRecord ticket) {
    Optional<Level> level = level(ticket);
    if (level.isEmpty()) {
      return ticket;
    }
    boolean runs = ticket.handled().pausedAtMs() == null;
    return ticket.with(ticket.handled(), runs ? due(level.get(), ticket) : null);
  }

  private @Nullable Long due(Level level, TicketRecord ticket) {
    Duration time = level.time().plusMillis(ticket.handled().pausedMs());
    Instant begun = Instant.ofEpochMilli(ticket.createdAtMs());
    OpeningHours open = hours(level, ticket);
    Optional<Instant> due =
        open == null ? Optional.of(begun.plus(time)) : WorkingTime.after(open, begun, time);
    return due.map(Instant::toEpochMilli).orElse(null);
  }

  private long counted(Level level, TicketRecord ticket, long fromMs, long toMs) {
    OpeningHours open = hours(level, ticket);
    if (open == null) {
      return Math.max(0, toMs - fromMs);
    }
    Instant from = Instant.ofEpochMilli(fromMs);
    return WorkingTime.between(open, from, Instant.ofEpochMilli(toMs)).toMillis();
  }

  private Optional<Level> level(TicketRecord ticket) {
    return times.of(ticket.queueId(), ticket.handled().priority());
  }

  /** The hours that count; null when all of them do. */
  private @Nullable OpeningHours hours(Level level, TicketRecord ticket) {
    if (level.counts() == Counts.ALWAYS) {
      return null;
    }
    return hours.getOrDefault(ticket.queueId(), Optional.empty()).orElse(null);
  }

  private static boolean isWaiting(TicketRecord ticket) {
    return ticket.state().equals(TicketState.WAITING.wire());
  }
}
