package org.seatline.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.ServiceLevel;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.HistoryRows;
import org.seatline.server.store.Store;

/**
 * The figures of simulated days against plain SQL over the tables of history. {@code -Dseed=N}
 * replays one run.
 */
final class PeriodFiguresTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long BEGIN_MS = Instant.parse("2026-11-20T10:07:00Z").toEpochMilli();
  private static final int HOURS = 16;
  private static final long SHORT_MS = 5_000;
  private static final long QUARTER_MS = 900_000;
  private static final String REAL =
      " from call_segments s join calls c on c.call_id = s.call_id where c.drill is null"
          + " and s.queue_id = ? and ";

  /** Waits of people who hold the line: not those of callbacks. */
  private static final String IN_PERSON = REAL + "s.cause <> 'callback' and ";

  private static final String NOT_CALLED_BACK = " and s.outcome <> 'callback'";

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreeWithSqlOverSimulatedDays(long given) throws Exception {
    long seed = Long.getLong("seed", given);
    System.out.println("period figures: -Dseed=" + seed);
    List<Effect.Recorded> facts = new SimulatedDays(seed, BEGIN_MS, HOURS).run();
    Path folder = data.resolve("s" + seed);
    try (Store store = Store.open(DatabaseSettings.embedded(folder))) {
      store.useTransaction(
          tx -> {
            HistoryRows rows = tx.historyRows();
            facts.forEach(f -> FactRows.add(rows, "j", f.id(), f.fact()));
            rows.write();
          });
      try (Connection sql =
          DriverManager.getConnection(
              "jdbc:h2:file:" + folder.toAbsolutePath().resolve("seatline"), "sa", "")) {
        long endMs = facts.getLast().fact().atMs();
        PeriodFigures quarters = figures(store, Period.QUARTER_HOUR);
        long first = BEGIN_MS / QUARTER_MS * QUARTER_MS;
        for (long begin = first; begin <= endMs; begin += QUARTER_MS) {
          compare(sql, quarters, begin, begin + QUARTER_MS);
        }
        PeriodFigures days = figures(store, Period.DAY);
        long midnight = Instant.parse("2026-11-19T16:00:00Z").toEpochMilli();
        for (long begin = midnight; begin <= endMs; begin += 86_400_000L) {
          compare(sql, days, begin, begin + 86_400_000L);
        }
        assertThat(sums(quarters.queues())).isEqualTo(sums(days.queues()));
        archiveAgrees(store, endMs);
        assertSomethingOfEverything(sums(days.queues()).values());
        assertThat(days.agents().values())
            .anyMatch(agent -> agent.missed() > 0 && agent.drills() > 0)
            .anyMatch(agent -> agent.in("not-ready/meal") > 0 && agent.occupancy() > 0.1);
      }
    }
  }

  private static PeriodFigures figures(Store store, Period period) {
    return PeriodReport.since(
        store, new PeriodFigures.Rules(period, ZONE, SimulatedDays.THRESHOLD_S, SHORT_MS), 0, 0);
  }

  /** Day by day, then from what it kept, it is what one fold over everything gives. */
  private static void archiveAgrees(Store store, long endMs) {
    FigureArchive archive = new FigureArchive(store, () -> endMs + 86_400_000L);
    LocalDate first = Instant.ofEpochMilli(BEGIN_MS).atZone(ZONE).toLocalDate();
    for (Period period : new Period[] {Period.QUARTER_HOUR, Period.DAY, Period.QUARTER_HOUR}) {
      PeriodFigures fold =
          PeriodReport.since(
              store, new PeriodFigures.Rules(period, ZONE, SimulatedDays.THRESHOLD_S, 0), 0, 0);
      FigureArchive.Figures kept =
          archive.of(period, ZONE, List.of(first, first.plusDays(1)), SimulatedDays.THRESHOLD_S);
      assertThat(kept.queues()).isEqualTo(fold.queues());
      assertThat(kept.agents()).isEqualTo(fold.agents());
    }
  }

  private static Map<String, QueuePeriod> sums(SortedMap<PeriodFigures.Key, QueuePeriod> figures) {
    Map<String, QueuePeriod> sums = new TreeMap<>();
    figures.forEach((key, figure) -> sums.merge(key.id(), figure, QueuePeriod::plus));
    return sums;
  }

  private static void assertSomethingOfEverything(Iterable<QueuePeriod> queues) {
    QueuePeriod all = QueuePeriod.NONE;
    for (QueuePeriod queue : queues) {
      all = all.plus(queue);
    }
    assertThat(
            new long[] {
              all.answeredWithin(),
              all.abandonedWithin(),
              all.shortAbandoned(),
              all.released(),
              all.moved(),
              all.holdMs(),
              all.wrapUpMs(),
              all.drills(),
              all.callbacks().chosen(),
              all.callbacks().reached(),
              all.callbacks().over()
            })
        .doesNotContain(0);
    assertThat(all.answered()).isGreaterThan(all.answeredWithin());
    assertThat(all.abandoned()).isGreaterThan(all.abandonedWithin());
  }

  private static void compare(Connection sql, PeriodFigures figures, long begin, long end)
      throws SQLException {
    for (String queue : SimulatedDays.QUEUES) {
      QueuePeriod counted =
          figures.queues().getOrDefault(new PeriodFigures.Key(begin, queue), QueuePeriod.NONE);
      assertThat(counted)
          .as("%s from %s", queue, Instant.ofEpochMilli(begin))
          .isEqualTo(queue(sql, queue, begin, end));
      ratios(sql, counted, queue, begin, end);
    }
    for (String agent : SimulatedDays.AGENTS) {
      AgentPeriod counted =
          figures.agents().getOrDefault(new PeriodFigures.Key(begin, agent), AgentPeriod.NONE);
      assertThat(counted)
          .as("%s from %s", agent, Instant.ofEpochMilli(begin))
          .isEqualTo(agent(sql, agent, counted, begin, end));
      agentRatios(sql, counted, agent, begin, end);
    }
  }

  private static QueuePeriod queue(Connection sql, String queue, long begin, long end)
      throws SQLException {
    String answers = IN_PERSON + "answered_ms >= ? and answered_ms < ?";
    String unanswered = IN_PERSON + "answered_ms is null and s.closed_ms >= ? and s.closed_ms < ?";
    String talks = REAL + "answered_ms is not null and s.closed_ms >= ? and s.closed_ms < ?";
    Object[] of = {queue, begin, end};
    long threshold = 1_000L * SimulatedDays.THRESHOLD_S.getOrDefault(queue, 0);
    String within = " and wait_ms <= " + threshold;
    String gone = unanswered + " and s.outcome = 'abandoned'";
    return new QueuePeriod(
        count(sql, answers, of),
        count(sql, answers + within, of),
        count(sql, gone, of),
        count(sql, gone + within, of),
        count(sql, gone + " and wait_ms <= " + SHORT_MS, of),
        count(sql, unanswered + " and s.outcome = 'released'", of),
        count(sql, unanswered + " and s.outcome = 'moved'", of),
        number(sql, "select coalesce(sum(answered_ms - queued_ms), 0)" + answers, of),
        Math.max(
            number(sql, "select coalesce(max(answered_ms - queued_ms), 0)" + answers, of),
            number(
                sql,
                "select coalesce(max(s.closed_ms - queued_ms), 0)" + unanswered + NOT_CALLED_BACK,
                of)),
        count(sql, talks, of),
        number(sql, "select coalesce(sum(s.closed_ms - answered_ms - hold_ms), 0)" + talks, of),
        number(sql, "select coalesce(sum(hold_ms), 0)" + talks, of),
        number(
            sql,
            "select coalesce(sum(ended_ms - started_ms), 0) from wrap_up_intervals w join calls c"
                + " on c.call_id = w.call_id where c.drill is null and w.queue_id = ?"
                + " and ended_ms >= ? and ended_ms < ?",
            of),
        count(
            sql,
            " from call_segments s join calls c on c.call_id = s.call_id"
                + " where c.drill is not null and queue_id = ? and queued_ms >= ?"
                + " and queued_ms < ?",
            of),
        callbacks(sql, unanswered, of));
  }

  private static QueuePeriod.Callbacks callbacks(Connection sql, String unanswered, Object[] of)
      throws SQLException {
    String back = REAL + "s.cause = 'callback' and ";
    return new QueuePeriod.Callbacks(
        count(sql, unanswered + " and s.outcome = 'callback'", of),
        count(sql, back + "answered_ms >= ? and answered_ms < ?", of),
        count(sql, back + "answered_ms is null and s.closed_ms >= ? and s.closed_ms < ?", of));
  }

  /** The ratios straight from rows, without the counts above. */
  private static void ratios(Connection sql, QueuePeriod shown, String queue, long begin, long end)
      throws SQLException {
    Object[] of = {queue, begin, end};
    assertSame(
        shown.asaMs(),
        real(
            sql,
            "select avg(cast(answered_ms - queued_ms as double precision))"
                + IN_PERSON
                + "answered_ms >= ? and answered_ms < ?",
            of));
    long threshold = 1_000L * SimulatedDays.THRESHOLD_S.getOrDefault(queue, 0);
    assertSame(
        shown.serviceLevel(ServiceLevel.IN_TIME_OF_OFFERED),
        real(
            sql,
            "select avg(case when answered_ms is not null and wait_ms <= "
                + threshold
                + " then 1.0e0 else 0.0e0 end)"
                + IN_PERSON
                + "(s.outcome is null or s.outcome <> 'callback') and coalesce(answered_ms,"
                + " s.closed_ms) >= ? and coalesce(answered_ms, s.closed_ms) < ?",
            of));
  }

  private static AgentPeriod agent(
      Connection sql, String agent, AgentPeriod shown, long begin, long end) throws SQLException {
    Object[] of = {agent, begin, end};
    String offers = " from call_offers where agent_id = ? and closed_ms >= ? and closed_ms < ?";
    String calls = " from call_segments s join calls c on c.call_id = s.call_id where agent_id = ?";
    String answers = calls + " and answered_ms >= ? and answered_ms < ? and c.drill is ";
    String talks =
        calls
            + " and s.closed_ms >= ? and s.closed_ms < ? and c.drill is null"
            + " and answered_ms is not null";
    Map<String, Long> states = new TreeMap<>();
    for (String state : shown.stateMs().keySet()) {
      states.put(state, stateMs(sql, agent, state, begin, end));
    }
    assertThat(
            number(
                sql,
                "select coalesce(sum(least(until_ms, ?) - greatest(since_ms, ?)), 0)"
                    + " from seat_intervals where agent_id = ? and until_ms > ? and since_ms < ?",
                end,
                begin,
                agent,
                begin,
                end))
        .isEqualTo(shown.signedInMs() + shown.in("signed-out"));
    return new AgentPeriod(
        count(sql, offers, of),
        count(sql, answers + "null", of),
        count(sql, offers + " and outcome in ('refused', 'ring-no-answer', 'failed')", of),
        count(sql, talks, of),
        number(sql, "select coalesce(sum(talk_ms), 0)" + talks, of),
        number(sql, "select coalesce(sum(hold_ms), 0)" + talks, of),
        number(
            sql,
            "select coalesce(sum(duration_ms), 0) from wrap_up_intervals w join calls c"
                + " on c.call_id = w.call_id where c.drill is null and agent_id = ?"
                + " and ended_ms >= ? and ended_ms < ?",
            of),
        count(sql, answers + "not null", of),
        states);
  }

  private static void agentRatios(
      Connection sql, AgentPeriod shown, String agent, long begin, long end) throws SQLException {
    double busy =
        stateMs(sql, agent, "talking", begin, end) + stateMs(sql, agent, "wrap-up", begin, end);
    double idle =
        stateMs(sql, agent, "ready", begin, end) + stateMs(sql, agent, "reserved", begin, end);
    assertSame(shown.occupancy(), busy / (busy + idle));
  }

  private static long stateMs(Connection sql, String agent, String key, long begin, long end)
      throws SQLException {
    List<String> parts = List.of(key.split("/", 2));
    return number(
        sql,
        "select coalesce(sum(least(until_ms, ?) - greatest(since_ms, ?)), 0) from seat_intervals"
            + " where agent_id = ? and state = ? and (reason = ? or ? = '*') and until_ms > ?"
            + " and since_ms < ?",
        end,
        begin,
        agent,
        parts.getFirst(),
        parts.getLast(),
        parts.size() == 1 ? "*" : "",
        begin,
        end);
  }

  private static void assertSame(double shown, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(shown).isNaN();
    } else {
      assertThat(shown).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }
  }

  private static int count(Connection sql, String from, Object... args) throws SQLException {
    return (int) number(sql, "select count(*)" + from, args);
  }

  private static long number(Connection sql, String query, Object... args) throws SQLException {
    double value = real(sql, query, args);
    return Double.isNaN(value) ? 0 : (long) value;
  }

  private static double real(Connection sql, String query, Object... args) throws SQLException {
    try (PreparedStatement statement = sql.prepareStatement(query)) {
      for (int i = 0; i < args.length; i++) {
        statement.setObject(i + 1, args[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        double value = rows.getDouble(1);
        return rows.wasNull() ? Double.NaN : value;
      }
    }
  }

  @Test
  void cutsStatesAtTheBordersOfPeriods() {
    PeriodFigures figures =
        new PeriodFigures(
            new PeriodFigures.Rules(Period.QUARTER_HOUR, ZONE, SimulatedDays.THRESHOLD_S, 0));
    figures.state("a1", "talking", "", QUARTER_MS - 10, 2 * QUARTER_MS + 5);
    assertThat(figures.agents().values())
        .extracting(agent -> agent.in("talking"))
        .containsExactly(10L, QUARTER_MS, 5L);
  }
}
