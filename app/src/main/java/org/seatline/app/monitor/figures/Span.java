package org.seatline.app.monitor.figures;

import java.time.LocalDate;
import java.util.Locale;

/** How much is looked at, and in what steps. */
enum Span {
  /** The quarters of one day. */
  QUARTERS("quarter", 1),
  /** The days of a week. */
  WEEK("day", 7),
  /** The days of a month. */
  MONTH("day", 31);

  private final String period;
  private final int days;

  Span(String period, int days) {
    this.period = period;
    this.days = days;
  }

  boolean isOfOneDay() {
    return days == 1;
  }

  /** How many days a step goes. */
  int days() {
    return days;
  }

  /** The first day when this is the last one. */
  LocalDate first(LocalDate last) {
    return last.minusDays(days - 1L);
  }

  /** What is asked of the server. */
  String query(Measure.Subject subject, LocalDate last) {
    return "?of=%s&period=%s&from=%s&days=%d"
        .formatted(subject.name().toLowerCase(Locale.ROOT), period, first(last), days);
  }

  /** Its message key. */
  String key() {
    return "figures.span." + name().toLowerCase(Locale.ROOT);
  }
}
