package org.seatline.protocol.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a day as people type it. */
final class DayWords {
  private static final Pattern WHOLE =
      Pattern.compile("(\\d{4})[-/.年 ]?(\\d{1,2})[-/.月 ]?(\\d{1,2})日?");
  private static final Pattern SHORT =
      Pattern.compile("(\\d{1,2})[-/.月 ](\\d{1,2})日?|(\\d{2})(\\d{2})");
  private static final Pattern AWAY = Pattern.compile("([+-]\\d{1,3})");
  private static final Map<String, Integer> WORDS =
      Map.of(
          "today",
          0,
          "tomorrow",
          1,
          "yesterday",
          -1,
          "今天",
          0,
          "今日",
          0,
          "明天",
          1,
          "昨天",
          -1,
          "后天",
          2,
          "前天",
          -2);

  private DayWords() {}

  /** The day; empty for what is none. */
  static Optional<LocalDate> read(String text, LocalDate today) {
    Integer away = WORDS.get(text.toLowerCase(Locale.ROOT));
    if (away != null) {
      return Optional.of(today.plusDays(away));
    }
    Matcher days = AWAY.matcher(text);
    if (days.matches()) {
      return Optional.of(today.plusDays(Long.parseLong(days.group(1))));
    }
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      return day(number(whole, 1), number(whole, 2), number(whole, 3));
    }
    Matcher monthAndDay = SHORT.matcher(text);
    return monthAndDay.matches() ? nearest(monthAndDay, today) : Optional.empty();
  }

  /** A day without a year is the one nearest to today: in January, 12-28 was last year. */
  private static Optional<LocalDate> nearest(Matcher match, LocalDate today) {
    boolean signs = match.group(1) != null;
    int month = number(match, signs ? 1 : 3);
    int day = number(match, signs ? 2 : 4);
    return Stream.of(today.getYear(), today.getYear() - 1, today.getYear() + 1)
        .flatMap(year -> day(year, month, day).stream())
        .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(today, date))));
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(String.valueOf(match.group(group)));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day: the check says so at the field
    }
  }
}
