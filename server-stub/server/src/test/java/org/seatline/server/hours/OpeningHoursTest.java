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
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

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

  private static OpeningHours daily(ZoneId zone, Span... spans) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekly.put(day, List.of(spans));
    }
    return new OpeningHours(zone, weekly, Map.of());
  }

  private static void opens(OpeningHours hours, Instant at) {
    changes(hours, at, true);
  }

  private static void closes(OpeningHours hours, Instant at) {
    changes(hours, at, false);
  }

  /** A minute and a millisecond before, at, and a minute after. */
  private static void changes(OpeningHours hours, Instant at, boolean open) {
    assertThat(hours.openAt(at.minus(1, ChronoUnit.MINUTES))).as("before %s", at).isEqualTo(!open);
    assertThat(hours.openAt(at.minusMillis(1))).as("just before %s", at).isEqualTo(!open);
    assertThat(hours.openAt(at)).as("at %s", at).isEqualTo(open);
    assertThat(hours.openAt(at.plus(1, ChronoUnit.MINUTES))).as("after %s", at).isEqualTo(open);
    assertThat(hours.nextChange(at.minusMillis(1))).contains(at);
  }

  @Test
  void holidayIsClosedFromItsFirstMinuteToItsLast() {
    OpeningHours always = daily(SHANGHAI, Span.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    LocalDate holiday = LocalDate.of(2026, 11, 24);
    OpeningHours hours =
        new OpeningHours(
            SHANGHAI, always.weekly(), Map.of(holiday, new Special(List.of(), "Day off", "放假")));
    closes(hours, at(SHANGHAI, "2026-11-24T00:00"));
    opens(hours, at(SHANGHAI, "2026-11-25T00:00"));
  }

  @Test
  void specialDayHasItsOwnHoursInsteadOfItsWeekdays() {
    OpeningHours usual = weekdays(SHANGHAI, Span.of(LocalTime.of(8, 30), LocalTime.of(17, 30)));
    Special fair = new Special(List.of(new Span(600, 720)), "Fair", "庙会");
    OpeningHours hours =
        new OpeningHours(SHANGHAI, usual.weekly(), Map.of(LocalDate.of(2026, 11, 24), fair));
    closes(hours, at(SHANGHAI, "2026-11-23T17:30"));
    opens(hours, at(SHANGHAI, "2026-11-24T10:00"));
    closes(hours, at(SHANGHAI, "2026-11-24T12:00"));
    opens(hours, at(SHANGHAI, "2026-11-25T08:30"));
  }

  @Test
  void hoursFollowTheClockOnTheWallIntoSummerTimeAndBack() {
    OpeningHours hours = daily(BERLIN, Span.of(LocalTime.of(8, 30), LocalTime.of(17, 30)));
    opens(hours, Instant.parse("2026-03-28T07:30:00Z"));
    opens(hours, Instant.parse("2026-03-29T06:30:00Z"));
    closes(hours, Instant.parse("2026-03-29T15:30:00Z"));
    opens(hours, Instant.parse("2026-10-24T06:30:00Z"));
    opens(hours, Instant.parse("2026-10-25T07:30:00Z"));
    closes(hours, Instant.parse("2026-10-25T16:30:00Z"));
  }

  @Test
  void hourThatIsSkippedDoesNotCome() {
    OpeningHours whole = daily(BERLIN, Span.of(LocalTime.of(2, 0), LocalTime.of(3, 0)));
    closes(whole, Instant.parse("2026-03-28T02:00:00Z"));
    assertThat(whole.openAt(Instant.parse("2026-03-29T00:59:59.999Z"))).isFalse();
    assertThat(whole.openAt(Instant.parse("2026-03-29T01:00:00Z"))).isFalse();
    opens(whole, Instant.parse("2026-03-30T00:00:00Z"));

    OpeningHours half = daily(BERLIN, Span.of(LocalTime.of(1, 30), LocalTime.of(2, 30)));
    opens(half, Instant.parse("2026-03-29T00:30:00Z"));
    closes(half, Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void hourThatIsShownTwiceCountsTwice() {
    OpeningHours hours = daily(BERLIN, Span.of(LocalTime.of(2, 15), LocalTime.of(2, 45)));
    opens(hours, Instant.parse("2026-10-25T00:15:00Z"));
    closes(hours, Instant.parse("2026-10-25T00:45:00Z"));
    opens(hours, Instant.parse("2026-10-25T01:15:00Z"));
    closes(hours, Instant.parse("2026-10-25T01:45:00Z"));
  }

  @Test
  void opensAndClosesOnTheDot() {
    OpeningHours hours = weekdays(SHANGHAI, Span.of(LocalTime.of(8, 30), LocalTime.of(17, 30)));
    Instant opens = at(SHANGHAI, "2026-11-23T08:30");
    opens(hours, opens);
    closes(hours, at(SHANGHAI, "2026-11-23T17:30"));
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
    Instant now = at(SHANGHAI, "2026-11-24T05:59");
    OpeningHours open = daily(SHANGHAI, Span.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
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
