package org.seatline.server.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.server.hours.OpeningHours.Span;
import org.seatline.server.hours.OpeningHours.Special;

/** Opening hours against a scan of every minute that shares no code with them. */
class OpeningHoursTest {
  private static final int CALENDARS = Integer.getInteger("calendars", 60);
  private static final int DAYS = 12;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static OpeningHours weekdays(ZoneId zone, Span... spans) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
        weekly.put(day, List.of(spans));
      }
    }
    return new OpeningHours(zone, weekly, Map.of());
  }

  private static Instant at(ZoneId zone, String local) {
    return java.time.LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  @Test
  void opensAndClosesOnTheDot() {
    OpeningHours hours = weekdays(SHANGHAI, Span.of(LocalTime.of(8, 30), LocalTime.of(17, 30)));
    Instant opens = at(SHANGHAI, "2026-11-23T08:30");
    assertThat(hours.openAt(opens.minusMillis(1))).isFalse();
    assertThat(hours.openAt(opens)).isTrue();
    assertThat(hours.nextChange(at(SHANGHAI, "2026-11-21T12:00"))).contains(opens);
    assertThat(hours.nextChange(opens)).contains(at(SHANGHAI, "2026-11-23T17:30"));
    assertThat(hours.nextChange(at(SHANGHAI, "2026-11-27T17:30")))
        .contains(at(SHANGHAI, "2026-11-30T08:30"));
  }

  @Test
  void goesOverMidnightEvenIntoAHoliday() {
    LocalDate holiday = LocalDate.of(2026, 11, 24);
    OpeningHours usual = weekdays(SHANGHAI, Span.of(LocalTime.of(22, 0), LocalTime.of(6, 0)));
    OpeningHours hours =
        new OpeningHours(
            SHANGHAI, usual.weekly(), Map.of(holiday, new Special(List.of(), "Day off", "放假")));
    assertThat(hours.openAt(at(SHANGHAI, "2026-11-24T05:59"))).isTrue();
    assertThat(hours.openAt(at(SHANGHAI, "2026-11-24T23:00"))).isFalse();
    assertThat(hours.nextChange(at(SHANGHAI, "2026-11-24T06:00")))
        .contains(at(SHANGHAI, "2026-11-25T22:00"));
  }

  @Test
  void neverChangesWhereItIsAlwaysOpenOrClosed() {
    Map<DayOfWeek, List<Span>> always = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      always.put(day, List.of(Span.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }
    Instant now = at(SHANGHAI, "2026-11-24T05:59");
    OpeningHours open = new OpeningHours(SHANGHAI, always, Map.of());
    OpeningHours closed = new OpeningHours(SHANGHAI, Map.of(), Map.of());
    assertThat(open.openAt(now)).isTrue();
    assertThat(closed.openAt(now)).isFalse();
    assertThat(open.nextChange(now)).isEmpty();
    assertThat(closed.nextChange(now)).isEmpty();
  }

  @Test
  void findsASpecialDayYearsAway() {
    LocalDate day = LocalDate.of(2028, 2, 29);
    OpeningHours hours =
        new OpeningHours(
            SHANGHAI, Map.of(), Map.of(day, new Special(List.of(new Span(60, 120)), "a", "b")));
    assertThat(hours.nextChange(at(SHANGHAI, "2026-11-24T05:59")))
        .contains(at(SHANGHAI, "2028-02-29T01:00"));
  }

  /** Zones whose clocks are set: by an hour, by half an hour, at midnight, and by a whole day. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Shanghai",
        "Europe/Berlin@2026-03-29",
        "Europe/Berlin@2026-10-25",
        "America/New_York@2026-11-01",
        "Australia/Lord_Howe@2026-04-05",
        "America/Havana@2026-03-08",
        "America/Havana@2026-11-01",
        "Pacific/Apia@2011-12-30"
      })
  void isTheSameAsAScanOfEveryMinute(String where) {
    int cut = where.indexOf('@');
    ZoneId zone = ZoneId.of(cut < 0 ? where : where.substring(0, cut));
    LocalDate set = cut < 0 ? LocalDate.of(2026, 2, 27) : LocalDate.parse(where.substring(cut + 1));
    for (int seed = 0; seed < CALENDARS; seed++) {
      compare(random(zone, set, new Random(seed)), set.minusDays(DAYS / 2), where + " " + seed);
    }
  }

  private static OpeningHours random(ZoneId zone, LocalDate near, Random random) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.put(day, spans(random));
    }
    Map<LocalDate, Special> special = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      special.put(near.plusDays(random.nextInt(6) - 3), new Special(spans(random), "x", "y"));
    }
    return new OpeningHours(zone, weekly, special);
  }

  private static List<Span> spans(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(Span.DAY_MINUTES);
      int length = 1 + random.nextInt(random.nextBoolean() ? 200 : Span.DAY_MINUTES);
      spans.add(new Span(from, from + length));
    }
    return spans;
  }

  private static void compare(OpeningHours hours, LocalDate first, String what) {
    Instant minute = first.atStartOfDay(hours.zone()).toInstant();
    Instant end = minute.plus(DAYS, ChronoUnit.DAYS);
    Instant changed = minute;
    boolean open = naive(hours, minute);
    for (; minute.isBefore(end); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      boolean now = naive(hours, minute);
      if (hours.openAt(minute) != now) {
        throw new AssertionError(what + ": openAt " + minute + " is not " + now);
      }
      if (now != open) {
        assertThat(hours.nextChange(changed)).as(what).isEqualTo(Optional.of(minute));
        changed = minute;
        open = now;
      }
    }
  }

  /** What the clock on the wall shows, looked up span by span of today and yesterday. */
  private static boolean naive(OpeningHours hours, Instant when) {
    ZonedDateTime shown = when.atZone(hours.zone());
    int minute = shown.getHour() * 60 + shown.getMinute();
    boolean open = false;
    for (int back = 0; back <= 1; back++) {
      LocalDate day = shown.toLocalDate().minusDays(back);
      var special = hours.special().get(day);
      List<Span> spans =
          special == null
              ? hours.weekly().getOrDefault(day.getDayOfWeek(), List.of())
              : special.spans();
      for (Span span : spans) {
        int then = minute + back * Span.DAY_MINUTES;
        open |= then >= span.from() && then < span.to();
      }
    }
    return open;
  }
}
