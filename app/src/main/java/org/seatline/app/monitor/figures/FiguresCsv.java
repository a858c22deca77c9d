package org.seatline.app.monitor.figures;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.figures.FiguresPicture.Row;

/** The table as comma-separated values (RFC 4180), in the screen's language. */
final class FiguresCsv {
  /** A byte order mark: without one a spreadsheet takes Chinese for something else. */
  private static final String MARK = "\uFEFF";

  private static final String END = "\r\n";

  private FiguresCsv() {}

  /** Times in seconds, shares from 0 to 1; a value that there is not is left empty. */
  static String of(FiguresPicture picture, ZoneId zone, Messages messages) {
    String head =
        Stream.concat(
                Stream.of("figures.csv.begin", "figures.csv.id", "figures.csv.name")
                    .map(messages::get),
                picture.columns().stream().map(measure -> title(measure, messages)))
            .map(FiguresCsv::quoted)
            .collect(Collectors.joining(","));
    return MARK
        + head
        + END
        + picture.rows().stream()
            .filter(row -> !row.total())
            .map(row -> line(row, picture, zone) + END)
            .collect(Collectors.joining());
  }

  private static String title(Measure measure, Messages messages) {
    String name = messages.get(measure.key());
    return measure.unit() == Measure.Unit.TIME ? messages.get("figures.csv.seconds", name) : name;
  }

  private static String line(Row row, FiguresPicture picture, ZoneId zone) {
    StringBuilder line =
        new StringBuilder(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(row.beginMs()).atZone(zone)));
    line.append(',').append(quoted(row.who().id())).append(',').append(quoted(row.who().name()));
    for (int i = 0; i < row.values().size(); i++) {
      line.append(',').append(number(row.values().get(i), picture.columns().get(i).unit()));
    }
    return line.toString();
  }

  private static String number(double value, Measure.Unit unit) {
    if (Double.isNaN(value)) {
      return "";
    }
    return switch (unit) {
      case COUNT -> Long.toString(Math.round(value));
      case PERCENT -> String.format(Locale.ROOT, "%.4f", value);
      case TIME -> String.format(Locale.ROOT, "%.3f", value / 1_000);
    };
  }

  /** Quoted where it must be; a leading sign would be a formula to a spreadsheet. */
  private static String quoted(String text) {
    String safe = text.matches("[=+@-].*") ? "'" + text : text;
    return safe.matches(".*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
