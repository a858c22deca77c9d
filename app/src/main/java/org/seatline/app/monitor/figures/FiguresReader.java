package org.seatline.app.monitor.figures;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.figures.FiguresPicture.Chart;
import org.seatline.app.monitor.figures.FiguresPicture.Kind;
import org.seatline.app.monitor.figures.FiguresPicture.Point;
import org.seatline.app.monitor.figures.FiguresPicture.Row;
import org.seatline.app.monitor.figures.FiguresPicture.Series;
import org.seatline.app.monitor.figures.FiguresPicture.Who;
import org.seatline.protocol.FiguresReport;

/** Puts a report into words: rows, totals and what the chart compares. */
final class FiguresReader {
  /** Bars and lines that can still be told apart. */
  static final int SERIES_MAX = 8;

  private static final int BARS_MAX = 30;
  private static final int QUARTER_MIN = 15;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  private final Messages messages;

  FiguresReader(Messages messages) {
    this.messages = messages;
  }

  /** What somebody wants to see. */
  record Wish(Measure.Subject subject, Span span, Set<String> ids, Measure measure) {}

  /** A line of the report. */
  private record Line(long beginMs, String id, FigureRaw raw) {}

  FiguresPicture read(FiguresReport report, Wish wish) {
    ZoneId zone = ZoneId.of(report.zone());
    List<Line> lines = lines(report).filter(line -> wish.ids().contains(line.id())).toList();
    Map<String, Who> who = names(report);
    Measure.Level level = Measure.Level.named(report.serviceLevelFormula());
    List<Measure> columns = Measure.of(wish.subject());
    Map<String, FigureRaw> totals = totals(lines);
    List<Row> rows = new ArrayList<>();
    who.values().stream()
        .filter(each -> totals.containsKey(each.id()))
        .forEach(
            each ->
                rows.add(
                    new Row(
                        messages.get("figures.total"),
                        0,
                        each,
                        true,
                        values(totals.getOrDefault(each.id(), FigureRaw.NONE), columns, level))));
    for (Line line : lines) {
      String when = when(line.beginMs(), wish.span(), zone);
      Who of = who.getOrDefault(line.id(), new Who(line.id(), line.id()));
      rows.add(new Row(when, line.beginMs(), of, false, values(line.raw(), columns, level)));
    }
    return new FiguresPicture(
        caption(report, wish, zone),
        columns,
        rows,
        chart(new Charted(lines, who, totals, level, zone), wish),
        lines.isEmpty() ? messages.get("figures.empty") : "");
  }

  private static Stream<Line> lines(FiguresReport report) {
    return Stream.concat(
        report.queues().stream().map(q -> new Line(q.beginMs(), q.queueId(), FigureRaw.of(q))),
        report.agents().stream().map(a -> new Line(a.beginMs(), a.agentId(), FigureRaw.of(a))));
  }

  /** Those that there are, in their order, then those that have gone. */
  Map<String, Who> names(FiguresReport report) {
    Map<String, Who> names = new LinkedHashMap<>();
    report.names().forEach(n -> names.put(n.id(), new Who(n.id(), messages.of(n.name()))));
    lines(report)
        .map(Line::id)
        .filter(id -> !id.isEmpty())
        .forEach(id -> names.computeIfAbsent(id, gone -> new Who(gone, gone)));
    return names;
  }

  private static Map<String, FigureRaw> totals(List<Line> lines) {
    Map<String, FigureRaw> totals = new TreeMap<>();
    lines.forEach(line -> totals.merge(line.id(), line.raw(), FigureRaw::plus));
    return totals;
  }

  private static List<Double> values(FigureRaw raw, List<Measure> columns, Measure.Level level) {
    return columns.stream().map(measure -> measure.value(raw, level)).toList();
  }

  private static String when(long beginMs, Span span, ZoneId zone) {
    ZonedDateTime begin = Instant.ofEpochMilli(beginMs).atZone(zone);
    return span.isOfOneDay()
        ? TIME.format(begin) + "–" + TIME.format(begin.plusMinutes(QUARTER_MIN))
        : DAY.format(begin);
  }

  private String caption(FiguresReport report, Wish wish, ZoneId zone) {
    String first = Instant.ofEpochMilli(report.fromMs()).atZone(zone).toLocalDate().toString();
    String last = Instant.ofEpochMilli(report.untilMs() - 1).atZone(zone).toLocalDate().toString();
    String days = first.equals(last) ? first : messages.get("figures.from-to", first, last);
    String formula =
        switch (Measure.Level.named(report.serviceLevelFormula())) {
          case OFFERED -> messages.get("figures.formula.offered");
          case ANSWERED -> messages.get("figures.formula.answered");
          case WITH_ABANDONED -> messages.get("figures.formula.abandoned");
        };
    return wish.subject() == Measure.Subject.QUEUES
        ? days + " · " + formula
        : days + " · " + messages.get("figures.formula.occupancy");
  }

  /** What a chart is made of. */
  private record Charted(
      List<Line> lines,
      Map<String, Who> who,
      Map<String, FigureRaw> totals,
      Measure.Level level,
      ZoneId zone) {}

  private Chart chart(Charted from, Wish wish) {
    Measure measure = wish.measure();
    String axis =
        switch (measure.unit()) {
          case COUNT -> messages.get(measure.key());
          case PERCENT -> messages.get("figures.axis.percent", messages.get(measure.key()));
          case TIME -> messages.get("figures.axis.minutes", messages.get(measure.key()));
        };
    if (wish.subject() == Measure.Subject.AGENTS) {
      return new Chart(Kind.BARS, axis, List.of(agents(from, wish)));
    }
    List<Series> series =
        from.who().values().stream()
            .filter(who -> from.totals().containsKey(who.id()))
            .limit(SERIES_MAX)
            .map(who -> new Series(who.name(), overTime(from, wish, who.id())))
            .toList();
    return new Chart(wish.span().isOfOneDay() ? Kind.HOURS : Kind.BARS, axis, series);
  }

  /** One bar for each agent, the longest first. */
  private static Series agents(Charted from, Wish wish) {
    Measure measure = wish.measure();
    List<Point> bars = new ArrayList<>();
    from.totals()
        .forEach(
            (id, raw) -> {
              double value = measure.value(raw, from.level());
              if (!Double.isNaN(value)) {
                String name = from.who().getOrDefault(id, new Who(id, id)).name();
                bars.add(new Point(name + " " + id, 0, measure.charted(value)));
              }
            });
    bars.sort(Comparator.comparingDouble(Point::value).reversed());
    return new Series("", List.copyOf(bars.subList(0, Math.min(BARS_MAX, bars.size()))));
  }

  /** From the first to the last period of all queues; without calls a count is 0. */
  private static List<Point> overTime(Charted from, Wish wish, String id) {
    Map<Long, FigureRaw> periods = new TreeMap<>();
    if (wish.measure().isZeroWithoutCalls()) {
      from.lines().forEach(line -> periods.put(line.beginMs(), FigureRaw.NONE));
    }
    from.lines().stream()
        .filter(line -> line.id().equals(id))
        .forEach(line -> periods.put(line.beginMs(), line.raw()));
    List<Point> points = new ArrayList<>();
    periods.forEach(
        (beginMs, raw) -> {
          double value = wish.measure().value(raw, from.level());
          if (!Double.isNaN(value)) {
            ZonedDateTime begin = Instant.ofEpochMilli(beginMs).atZone(from.zone());
            double hours = begin.getHour() + begin.getMinute() / 60.0;
            points.add(new Point(DAY.format(begin), hours, wish.measure().charted(value)));
          }
        });
    return points;
  }
}
