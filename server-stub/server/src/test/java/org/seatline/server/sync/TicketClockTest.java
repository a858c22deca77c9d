package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;
import org.seatline.server.admin.TicketTimes;
import org.seatline.server.admin.TicketTimes.Counts;
import org.seatline.server.admin.TicketTimes.Level;
import org.seatline.server.hours.OpeningHours;
import org.seatline.server.hours.OpeningHours.Span;

final class TicketClockTest {
  private final TicketClock clock =
      new TicketClock(
          new TicketTimes(
              List.of(
                  level(null, null, 960, Counts.WORKING_HOURS),
                  level(null, "urgent", 120, Counts.WORKING_HOURS),
                  level("night", null, 240, Counts.ALWAYS))),
          Map.of("day", Optional.of(nineToFive()), "night", Optional.of(nineToFive())));

  private static Level level(
      @Nullable String queue, @Nullable String priority, long minutes, Counts counts) {
    return new Level(queue, priority, Duration.ofMinutes(minutes), counts);
  }

  private static OpeningHours nineToFive() {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      weekly.put(DayOfWeek.of(day), List.of(new Span(540, 1_020)));
    }
    return new OpeningHours(ZoneOffset.UTC, weekly, Map.of());
  }

  private static long at(String time) {
    return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static TicketRecord ticket(String queue, String state, @Nullable Long due) {
    return new TicketRecord(
        "t", "", null, null, queue, "f", 1, state, Map.of(), "1001", at("2026-11-23T10:00"), due);
  }

  private static TicketRecord as(TicketRecord ticket, String state) {
    return ticket.with(state, ticket.fields());
  }

  @Test
  void promisesByTheHoursOfTheQueue() {
    assertThat(clock.begun(ticket("day", "open", null), at("2026-11-23T10:00")).dueAtMs())
        .isEqualTo(at("2026-11-25T10:00"));
    assertThat(clock.begun(ticket("night", "open", null), at("2026-11-23T10:00")).dueAtMs())
        .isEqualTo(at("2026-11-23T14:00"));
  }

  @Test
  void keepsADateThatIsThere() {
    assertThat(clock.begun(ticket("day", "open", 77L), at("2026-11-23T10:00")).dueAtMs())
        .isEqualTo(77L);
  }

  @Test
  void standsStillWhileItWaits() {
    TicketRecord open = clock.begun(ticket("day", "open", null), at("2026-11-23T10:00"));
    TicketRecord waiting = clock.moved(open, as(open, "waiting"), at("2026-11-23T16:00"));
    assertThat(waiting.dueAtMs()).isNull();
    TicketRecord again = clock.moved(waiting, as(waiting, "open"), at("2026-11-24T11:00"));
    assertThat(again.handled().pausedMs())
        .as("the night does not count")
        .isEqualTo(Duration.ofHours(3).toMillis());
    assertThat(again.dueAtMs()).isEqualTo(at("2026-11-25T13:00"));
    TicketRecord twice = clock.moved(again, as(again, "waiting"), at("2026-11-24T12:00"));
    assertThat(clock.moved(twice, as(twice, "solved"), at("2026-11-24T13:00")).dueAtMs())
        .isEqualTo(at("2026-11-25T14:00"));
  }

  @Test
  void comesSoonerWithAnotherPriority() {
    TicketRecord open = clock.begun(ticket("day", "open", null), at("2026-11-23T10:00"));
    TicketRecord urgent = open.with(open.handled().with(Edit.PRIORITY, "urgent"), open.dueAtMs());
    assertThat(clock.moved(open, urgent, at("2026-11-23T10:30")).dueAtMs())
        .isEqualTo(at("2026-11-23T12:00"));
  }

  @Test
  void leavesTheDateAloneWhereNothingIsPromised() {
    var silent = new TicketClock(new TicketTimes(List.of()), Map.of());
    TicketRecord open = ticket("day", "open", 77L);
    TicketRecord waiting = silent.moved(open, as(open, "waiting"), 1_000);
    assertThat(waiting.dueAtMs()).isEqualTo(77L);
    TicketRecord again = silent.moved(waiting, as(waiting, "open"), 9_000);
    assertThat(again.dueAtMs()).isEqualTo(77L);
    assertThat(again.handled().pausedAtMs()).isNull();
  }
}
