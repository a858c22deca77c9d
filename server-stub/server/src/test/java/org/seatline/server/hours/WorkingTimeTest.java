package org.seatline.server.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.server.hours.OpeningHours.Span;
import org.seatline.server.hours.OpeningHours.Special;

final class WorkingTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Special HOLIDAY = new Special(List.of(), "Holiday", "节日");

  /** Weekdays nine to five; the Wednesday is a holiday. */
  private static final OpeningHours OFFICE =
      hours(5, new Span(540, 1_020), Map.of(LocalDate.of(2026, 11, 25), HOLIDAY));

  /** Round the clock. */
  private static final OpeningHours DAY_AND_NIGHT =
      hours(7, new Span(0, Span.DAY_MINUTES), Map.of());

  private static OpeningHours hours(int days, Span span, Map<LocalDate, Special> special) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= days; day++) {
      weekly.put(DayOfWeek.of(day), List.of(span));
    }
    return new OpeningHours(BERLIN, weekly, special);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00,  120, 2026-11-23T12:00", // within a day
    "2026-11-23T16:00,   60, 2026-11-23T17:00", // to the very end of one
    "2026-11-23T16:00,   61, 2026-11-24T09:01", // over a night
    "2026-11-23T20:00,   30, 2026-11-24T09:30", // begun at night
    "2026-11-24T16:00,  120, 2026-11-26T10:00", // over a holiday
    "2026-11-27T16:30,   60, 2026-11-30T09:30", // over a weekend
    "2026-11-23T09:00, 2400, 2026-11-30T17:00" // five days' work with a holiday among them
  })
  void countsOnlyWhileItIsOpen(String from, long minutes, String due) {
    Instant end = at(due);
    assertThat(WorkingTime.after(OFFICE, at(from), Duration.ofMinutes(minutes))).contains(end);
    assertThat(WorkingTime.between(OFFICE, at(from), end)).hasMinutes(minutes);
  }

  @Test
  void followsTheClockThatIsSetForward() {
    Instant evening = at("2026-03-28T22:00");
    assertThat(WorkingTime.after(DAY_AND_NIGHT, evening, Duration.ofHours(8)))
        .as("an hour of the night is not there")
        .contains(at("2026-03-29T07:00"));
    assertThat(WorkingTime.between(DAY_AND_NIGHT, evening, at("2026-03-29T07:00"))).hasHours(8);
  }

  @Test
  void followsTheClockThatIsSetBack() {
    assertThat(WorkingTime.after(DAY_AND_NIGHT, at("2026-10-24T22:00"), Duration.ofHours(8)))
        .as("an hour of the night is there twice")
        .contains(at("2026-10-25T05:00"));
  }

  @Test
  void keepsOfficeHoursByTheWallWhenTheClockIsSet() {
    assertThat(WorkingTime.after(OFFICE, at("2026-03-27T16:00"), Duration.ofHours(2)))
        .contains(at("2026-03-30T10:00"));
  }

  @Test
  void isNeverWhereItNeverOpensAgain() {
    OpeningHours never = new OpeningHours(BERLIN, Map.of(), Map.of());
    assertThat(WorkingTime.after(never, at("2026-11-23T10:00"), Duration.ofMinutes(1))).isEmpty();
    assertThat(WorkingTime.between(never, at("2026-11-23T10:00"), at("2026-12-23T10:00"))).isZero();
  }
}
