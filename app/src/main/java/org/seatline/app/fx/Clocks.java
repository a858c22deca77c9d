package org.seatline.app.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Durations and times of day as the screens write them. */
public final class Clocks {
  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private Clocks() {}

  /** {@code 0:07}, {@code 12:31} or {@code 1:02:09}; negative is {@code 0:00}. */
  public static String duration(long millis) {
    long seconds = Math.max(0, millis) / 1000;
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Wall-clock time of day, {@code 10:42}, in this computer's zone. */
  public static String timeOfDay(long epochMillis) {
    return TIME_OF_DAY.format(Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault()));
  }

  /** Wall-clock day and time, {@code 2026-11-22 10:42}, in this computer's zone. */
  public static String dayAndTime(long epochMillis) {
    return DAY_AND_TIME.format(Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault()));
  }

  /** Day and time, {@code 11-23 10:42}; the time of day alone on the day of the other moment. */
  public static String dayOrTime(long epochMillis, long nowMs) {
    ZoneId zone = ZoneId.systemDefault();
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
    boolean today = day.equals(LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), zone));
    return (today ? TIME_OF_DAY : SHORT_DAY).format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  /** Milliseconds between a {@link System#nanoTime} value and now. */
  public static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
