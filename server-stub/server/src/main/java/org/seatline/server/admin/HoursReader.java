package org.seatline.server.admin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.server.hours.OpeningHours;
import org.seatline.server.hours.OpeningHours.Span;
import org.seatline.server.hours.OpeningHours.Special;

/** Reads {@code holidays} and {@code hours} of {@code centre.json}. */
final class HoursReader {
  private static final int LIST_MAX = 400;
  private static final String END_OF_DAY = "24:00";
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final JsonPlace centre;
  private final ZoneId zone;

  HoursReader(JsonPlace centre, ZoneId zone) {
    this.centre = centre;
    this.zone = zone;
  }

  /** By id. */
  Map<String, OpeningHours> read() {
    Map<LocalDate, Special> holidays = new HashMap<>();
    for (JsonPlace place : centre.listIfThere("holidays", LIST_MAX)) {
      place.only("date", "name");
      special(holidays, place, List.of());
    }
    Map<String, OpeningHours> hours = new HashMap<>();
    for (JsonPlace place : centre.listIfThere("hours", LIST_MAX)) {
      place.only("id", "name", "weekly", "onHolidays", "specialDays");
      place.localized("name");
      if (hours.put(place.id("id"), hours(place, holidays)) != null) {
        place.at("id").problem("this id is used twice");
      }
    }
    return hours;
  }

  private OpeningHours hours(JsonPlace place, Map<LocalDate, Special> holidays) {
    Map<DayOfWeek, List<Span>> weekly = new EnumMap<>(DayOfWeek.class);
    for (JsonPlace part : place.list("weekly")) {
      part.only("days", "from", "to");
      Span span = span(part);
      for (String day : part.texts("days", Set.copyOf(DAYS))) {
        if (span != null) {
          weekly
              .computeIfAbsent(DayOfWeek.of(DAYS.indexOf(day) + 1), d -> new ArrayList<>())
              .add(span);
        }
      }
    }
    Map<LocalDate, Special> special = new HashMap<>();
    if (!place.text("onHolidays", "closed").equals("as-usual")) {
      special.putAll(holidays);
      if (!place.text("onHolidays", "closed").equals("closed")) {
        place.at("onHolidays").problem("one of as-usual, closed is needed");
      }
    }
    Map<LocalDate, Special> days = new HashMap<>();
    for (JsonPlace day : place.listIfThere("specialDays", LIST_MAX)) {
      day.only("date", "name", "open");
      special(days, day, spans(day));
    }
    special.putAll(days);
    return new OpeningHours(zone, weekly, special);
  }

  private static List<Span> spans(JsonPlace day) {
    List<Span> spans = new ArrayList<>();
    for (JsonPlace part : day.list("open")) {
      part.only("from", "to");
      Span span = span(part);
      if (span != null) {
        spans.add(span);
      }
    }
    return spans;
  }

  private static void special(Map<LocalDate, Special> days, JsonPlace place, List<Span> spans) {
    LocalizedText name = place.localized("name");
    String written = place.text("date");
    try {
      LocalDate date = LocalDate.parse(written);
      if (days.put(date, new Special(spans, name.en(), name.zh())) != null) {
        place.at("date").problem("this day is there twice");
      }
    } catch (DateTimeException e) {
      place.at("date").problem("a date is needed, for example 2026-10-01");
    }
  }

  /** Over midnight when the end is not later than the beginning. */
  private static @Nullable Span span(JsonPlace part) {
    LocalTime from = time(part, "from");
    boolean endOfDay = part.text("to", "").equals(END_OF_DAY);
    LocalTime to = endOfDay ? LocalTime.MIDNIGHT : time(part, "to");
    return from == null || to == null ? null : Span.of(from, to);
  }

  private static @Nullable LocalTime time(JsonPlace part, String field) {
    String written = part.text(field);
    if (written.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
      return LocalTime.parse(written);
    }
    part.at(field).problem("a time is needed, for example 08:30");
    return null;
  }
}
