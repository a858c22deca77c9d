package org.seatline.app.monitor;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.seatline.protocol.ConfigurationStatus.Weekly;

/**
 * Opening hours of a week, day by day. What is stored names each span once, with its days.
 *
 * @param days spans by day, by their beginning; a day that is not there is closed
 */
record WeekPlan(Map<DayOfWeek, List<Span>> days) {
  private static final int NAME_CHARS = 3;

  WeekPlan {
    Map<DayOfWeek, List<Span>> sorted = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (day, spans) -> {
          if (!spans.isEmpty()) {
            sorted.put(day, sorted(spans));
          }
        });
    days = Map.copyOf(sorted);
  }

  /**
   * A span of a day.
   *
   * @param from as 08:30
   * @param to as 18:00; not later than {@code from} for one that ends on the next day
   */
  record Span(String from, String to) {
    /** Whether both are times. */
    boolean isWhole() {
      return ClockTime.isTime(from) && ClockTime.isEnd(to);
    }

    /** Whether it ends on the next day. */
    boolean isOverMidnight() {
      return isWhole() && to.compareTo(from) <= 0;
    }
  }

  /** Spans by their beginning; what is no span yet comes last. */
  static List<Span> sorted(List<Span> spans) {
    return spans.stream()
        .distinct()
        .sorted(Comparator.comparing((Span span) -> !span.isWhole()).thenComparing(Span::from))
        .toList();
  }

  /** The days of stored spans. */
  static WeekPlan of(List<Weekly> stored) {
    Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
    for (Weekly weekly : stored) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (weekly.days().contains(name(day))) {
          days.computeIfAbsent(day, d -> new ArrayList<>())
              .add(new Span(weekly.from(), weekly.to()));
        }
      }
    }
    return new WeekPlan(days);
  }

  /** How a day is stored: {@code mon}. */
  static String name(DayOfWeek day) {
    return day.name().substring(0, NAME_CHARS).toLowerCase(Locale.ROOT);
  }

  /** The spans of a day. */
  List<Span> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  /** As it is stored: days with the same span together. */
  List<Weekly> stored() {
    Map<Span, List<String>> bySpan = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      on(day).forEach(span -> bySpan.computeIfAbsent(span, s -> new ArrayList<>()).add(name(day)));
    }
    List<Weekly> stored = new ArrayList<>();
    bySpan.forEach((span, days) -> stored.add(new Weekly(days, span.from(), span.to())));
    return stored;
  }
}
