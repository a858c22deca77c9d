package org.seatline.server.admin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.seatline.server.admin.CsvFile.Row;

/** Times in CSV files: absolute, or as a duration from the moment of loading. */
final class SampleTimes {
  private final ZonedDateTime now;

  SampleTimes(ZonedDateTime now) {
    this.now = now;
  }

  long millis(Row row, String column) {
    String value = row.get(column);
    try {
      return value.contains("P")
          ? now.plus(Duration.parse(value)).toInstant().toEpochMilli()
          : LocalDateTime.parse(value).atZone(now.getZone()).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      row.problem(column, "a time is needed: 2026-11-03T09:15, or -P3DT2H from now");
      return 0;
    }
  }

  String month(Row row, String column) {
    String value = row.get(column);
    try {
      YearMonth month =
          value.contains("P")
              ? YearMonth.from(now).plusMonths(Period.parse(value).toTotalMonths())
              : YearMonth.parse(value);
      return month.toString();
    } catch (DateTimeException e) {
      row.problem(column, "a month is needed: 2026-10, or -P1M from now");
      return "";
    }
  }
}
