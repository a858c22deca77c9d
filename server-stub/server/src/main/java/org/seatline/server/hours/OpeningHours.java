package org.seatline.server.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a queue takes callers. Open is whenever the clock on the wall shows a time of the hours: an
 * hour that is shown twice counts twice, one that is skipped does not come. A span belongs to the
 * day on which it begins; a special day replaces the spans of its weekday, so the night before one
 * still ends in its own time. Immutable, no clock of its own.
 *
 * @param weekly spans by weekday; a day without any is closed
 * @param special holidays and other days that are not like their weekday
 */
public record OpeningHours(
    ZoneId zone, Map<DayOfWeek, List<Span>> weekly, Map<LocalDate, Special> special) {
  private static final int WINDOW_DAYS = 7;

  /** After so long without a change there is none: every weekly pattern and leap day has come. */
  private static final int SEARCH_DAYS = 9 * 366;

  public OpeningHours {
    weekly = Map.copyOf(weekly);
    special = Map.copyOf(special);
  }

  /**
   * Minutes of the wall clock from the midnight at which the day begins: [from, to).
   *
   * @param from 0 to 1439
   * @param to beyond {@code from}; past 1440 it ends on the next day, at most a day later
   */
  public record Span(int from, int to) {
    public static final int DAY_MINUTES = 1_440;

    public Span {
      if (from < 0 || from >= DAY_MINUTES || to <= from || to > from + DAY_MINUTES) {
        throw new IllegalArgumentException("not a span of a day: " + from + " to " + to);
      }
    }

    /** From one time to another; one that is not later is that of the next day. */
    public static Span of(LocalTime from, LocalTime to) {
      int first = minute(from);
      int last = minute(to);
      return new Span(first, last > first ? last : last + DAY_MINUTES);
    }

    private static int minute(LocalTime time) {
      return time.getHour() * 60 + time.getMinute();
    }

    boolean has(long minute) {
      return from <= minute && minute < to;
    }
  }

  /** A day that is not like its weekday; without spans it is closed. */
  public record Special(List<Span> spans, String nameEn, String nameZh) {
    public Special {
      spans = List.copyOf(spans);
    }
  }

  /** Whether a queue with these hours is open then. */
  public boolean openAt(Instant when) {
    LocalDateTime shown = LocalDateTime.ofInstant(when, zone);
    LocalDate day = shown.toLocalDate();
    long minute = shown.getHour() * 60L + shown.getMinute();
    return spans(day).stream().anyMatch(span -> span.has(minute))
        || spans(day.minusDays(1)).stream().anyMatch(span -> span.has(minute + Span.DAY_MINUTES));
  }

  /** The special day that it is then, or null. */
  public @Nullable Special specialAt(Instant when) {
    return special.get(LocalDate.ofInstant(when, zone));
  }

  private List<Span> spans(LocalDate day) {
    Special instead = special.get(day);
    return instead == null ? weekly.getOrDefault(day.getDayOfWeek(), List.of()) : instead.spans();
  }

  /** The first moment after this one at which it opens or closes; none when it never does. */
  public Optional<Instant> nextChange(Instant after) {
    boolean open = openAt(after);
    LocalDate day = LocalDate.ofInstant(after, zone);
    for (int days = 0; days < SEARCH_DAYS; days += WINDOW_DAYS) {
      LocalDate first = day.plusDays(days);
      LocalDate end = first.plusDays(WINDOW_DAYS);
      Instant limit = end.atStartOfDay(zone).toInstant();
      for (Instant moment : boundaries(first.minusDays(2), end.plusDays(1))) {
        if (moment.isAfter(after) && moment.isBefore(limit) && openAt(moment) != open) {
          return Optional.of(moment);
        }
      }
    }
    return Optional.empty();
  }

  /** Every moment at which a span of these days begins or ends, or the clock is set. */
  private TreeSet<Instant> boundaries(LocalDate first, LocalDate end) {
    TreeSet<Instant> moments = new TreeSet<>();
    ZoneRules rules = zone.getRules();
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      for (Span span : spans(day)) {
        moments.addAll(instants(rules, day.atStartOfDay().plusMinutes(span.from())));
        moments.addAll(instants(rules, day.atStartOfDay().plusMinutes(span.to())));
      }
    }
    Instant from = first.atStartOfDay(zone).toInstant();
    Instant to = end.atStartOfDay(zone).toInstant();
    for (ZoneOffsetTransition set = rules.nextTransition(from);
        set != null && set.getInstant().isBefore(to);
        set = rules.nextTransition(set.getInstant())) {
      moments.add(set.getInstant());
    }
    return moments;
  }

  /** None in a gap, two in an overlap, else one. */
  private static List<Instant> instants(ZoneRules rules, LocalDateTime shown) {
    List<Instant> found = new ArrayList<>();
    for (ZoneOffset offset : rules.getValidOffsets(shown)) {
      found.add(shown.toInstant(offset));
    }
    return found;
  }
}
