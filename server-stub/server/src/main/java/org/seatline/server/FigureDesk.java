package org.seatline.server;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.seatline.protocol.FiguresReport;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Role;
import org.seatline.server.admin.Configuration;
import org.seatline.server.history.AgentPeriod;
import org.seatline.server.history.FigureArchive;
import org.seatline.server.history.Period;
import org.seatline.server.history.PeriodFigures;
import org.seatline.server.history.QueuePeriod;

/** Answers leads who ask for figures of queues and agents. Waits for the database. */
final class FigureDesk {
  /** Most days in one answer. */
  static final int DAYS_MAX = 31;

  private static final Set<String> PERIODS = Set.of("quarter", "day");
  private static final Set<String> SUBJECTS = Set.of("queues", "agents");

  private final Supplier<Configuration> live;
  private final FigureArchive archive;

  FigureDesk(Supplier<Configuration> live, FigureArchive archive) {
    this.live = live;
    this.archive = archive;
  }

  /**
   * What is asked for.
   *
   * @param subject {@code queues} or {@code agents}
   * @param period {@code quarter} or {@code day}
   * @param from the first day
   * @param days how many
   */
  record Question(String subject, String period, LocalDate from, int days) {
    static Question of(Map<String, String> query) throws MalformedMessageException {
      String subject = query.getOrDefault("of", "queues");
      String period = query.getOrDefault("period", "quarter");
      if (!SUBJECTS.contains(subject) || !PERIODS.contains(period)) {
        throw new MalformedMessageException(
            "of is one of queues, agents; period quarter, day", null);
      }
      try {
        int days = Integer.parseInt(query.getOrDefault("days", "1"));
        if (days < 1 || days > DAYS_MAX) {
          throw new MalformedMessageException("days is from 1 to " + DAYS_MAX, null);
        }
        return new Question(subject, period, LocalDate.parse(query.getOrDefault("from", "")), days);
      } catch (DateTimeException | NumberFormatException e) {
        throw new MalformedMessageException("from is a date, days a number", e);
      }
    }
  }

  FiguresReport answer(Question asked) {
    Configuration now = live.get();
    ZoneId zone = now.centre().timeZone();
    List<LocalDate> days = asked.from().datesUntil(asked.from().plusDays(asked.days())).toList();
    FigureArchive.Figures figures =
        archive.of(
            asked.period().equals("day") ? Period.DAY : Period.QUARTER_HOUR,
            zone,
            days,
            now.queues().stream()
                .collect(
                    Collectors.toMap(
                        Configuration.QueueSetting::id,
                        Configuration.QueueSetting::serviceLevelSeconds)));
    boolean queues = asked.subject().equals("queues");
    return new FiguresReport(
        zone.getId(),
        now.centre().serviceLevel().formula(),
        midnight(asked.from(), zone),
        midnight(asked.from().plusDays(asked.days()), zone),
        queues ? queueNames(now) : agentNames(now),
        queues
            ? figures.queues().entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList()
            : List.of(),
        queues
            ? List.of()
            : figures.agents().entrySet().stream()
                .map(e -> line(e.getKey(), e.getValue()))
                .toList());
  }

  private static long midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static List<FiguresReport.Named> queueNames(Configuration now) {
    return now.queues().stream().map(q -> new FiguresReport.Named(q.id(), q.name())).toList();
  }

  private static List<FiguresReport.Named> agentNames(Configuration now) {
    return now.people().stream()
        .filter(p -> p.roles().contains(Role.AGENT))
        .map(p -> new FiguresReport.Named(p.agentId(), p.name()))
        .toList();
  }

  private static FiguresReport.QueueLine line(PeriodFigures.Key key, QueuePeriod q) {
    return new FiguresReport.QueueLine(
        key.beginMs(),
        key.id(),
        q.answered(),
        q.answeredWithin(),
        q.abandoned(),
        q.abandonedWithin(),
        q.released(),
        q.moved(),
        q.waitMs(),
        q.longestWaitMs(),
        q.handled(),
        q.talkMs(),
        q.holdMs(),
        q.wrapUpMs(),
        q.drills());
  }

  private static FiguresReport.AgentLine line(PeriodFigures.Key key, AgentPeriod a) {
    return new FiguresReport.AgentLine(
        key.beginMs(),
        key.id(),
        a.offered(),
        a.answered(),
        a.missed(),
        a.handled(),
        a.talkMs(),
        a.holdMs(),
        a.wrapUpMs(),
        a.drills(),
        a.stateMs());
  }
}
