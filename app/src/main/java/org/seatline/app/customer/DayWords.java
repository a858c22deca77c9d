package org.seatline.app.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.seatline.app.fx.Messages;

/** When something was, in few signs: the time of today, the day of this year, or the whole date. */
final class DayWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT);

  private final Messages messages;

  DayWords(Messages messages) {
    this.messages = messages;
  }

  String of(long epochMillis) {
    ZonedDateTime at = Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault());
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    if (at.toLocalDate().equals(today)) {
      return TIME.format(at);
    }
    if (at.toLocalDate().isBefore(today.minusYears(1))) {
      return MONTH.format(at);
    }
    Locale locale = messages.language().locale();
    return DateTimeFormatter.ofPattern(messages.get("customer.day-pattern"), locale).format(at);
  }
}
