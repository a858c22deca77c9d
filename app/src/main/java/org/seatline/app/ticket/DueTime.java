package org.seatline.app.ticket;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when something is due, as people write it: {@code +30} and {@code +2h} from now, {@code
 * 14:30}, {@code tomorrow 9:00}, {@code 11-25 14:30}. Pure.
 */
final class DueTime {
  /** Nobody is reminded of what is further away. */
  static final Duration FARTHEST = Duration.ofDays(366);

  private static final Pattern FROM_NOW = Pattern.compile("\\+(\\d{1,4})\\s*([mhd]?)");
  private static final Pattern DAY = Pattern.compile("(?:(\\d{4})[-/])?(\\d{1,2})[-/](\\d{1,2})");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:：]?(\\d{2})?");
  private static final Map<String, Integer> DAYS_ON =
      Map.of("today", 0, "今天", 0, "tomorrow", 1, "明天", 1, "后天", 2);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private DueTime() {}

  /** Unix milliseconds; empty for what is no time, has passed, or is too far away. */
  static Optional<Long> read(String written, long nowMs, ZoneId zone) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    LocalDateTime now = LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(nowMs), zone);
    Optional<LocalDateTime> read = fromNow(text, now).or(() -> onDay(text, now));
    return read.map(time -> time.atZone(zone).toInstant().toEpochMilli())
        .filter(ms -> ms > nowMs && ms - nowMs <= FARTHEST.toMillis());
  }

  private static Optional<LocalDateTime> fromNow(String text, LocalDateTime now) {
    Matcher plus = FROM_NOW.matcher(text);
    if (!plus.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(plus.group(1));
    return Optional.of(
        switch (plus.group(2)) {
          case "h" -> now.plusHours(count);
          case "d" -> now.plusDays(count);
          default -> now.plusMinutes(count);
        });
  }

  private static Optional<LocalDateTime> onDay(String text, LocalDateTime now) {
    String[] parts = text.split("\\s+", 2);
    Optional<LocalDate> day = day(parts[0], now.toLocalDate());
    if (day.isPresent()) {
      return parts.length == 1
          ? day.map(date -> date.atTime(MORNING))
          : time(parts[1]).map(time -> day.get().atTime(time));
    }
    return time(text)
        .map(time -> now.toLocalDate().atTime(time))
        .map(moment -> moment.isAfter(now) ? moment : moment.plusDays(1));
  }

  private static Optional<LocalDate> day(String text, LocalDate today) {
    Integer on = DAYS_ON.get(text);
    if (on != null) {
      return Optional.of(today.plusDays(on));
    }
    Matcher day = DAY.matcher(text);
    if (!day.matches()) {
      return Optional.empty();
    }
    try {
      int year = day.group(1) == null ? today.getYear() : Integer.parseInt(day.group(1));
      int month = Integer.parseInt(day.group(2));
      LocalDate read = LocalDate.of(year, month, Integer.parseInt(day.group(3)));
      boolean nextYear = day.group(1) == null && read.isBefore(today);
      return Optional.of(nextYear ? read.plusYears(1) : read);
    } catch (DateTimeException e) {
      return Optional.empty(); // the 31st of a month that has none
    }
  }

  private static Optional<LocalTime> time(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }
}
