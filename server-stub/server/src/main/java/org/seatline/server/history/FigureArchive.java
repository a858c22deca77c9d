package org.seatline.server.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.LongSupplier;
import org.seatline.server.acd.Fact;
import org.seatline.server.store.History;
import org.seatline.server.store.Store;

/**
 * Figures of whole days in quarters of an hour, made of the stored facts. A day that is over is
 * read once and kept. One reader at a time, any thread that may wait for the database.
 */
public final class FigureArchive {
  private static final int KEPT_DAYS_MAX = 62;
  private static final long HOUR_MS = 3_600_000L;

  /** So long after midnight the last facts of a day are stored. */
  private static final long SETTLED_AFTER_MS = HOUR_MS / 6;

  /** A state that began on one day is looked for among those that ended so long after it. */
  private static final long STATE_MAX_MS = 48 * HOUR_MS;

  private final Store store;
  private final LongSupplier nowMs;
  private final Map<Asked, Figures> kept = new LinkedHashMap<>();

  /**
   * @param nowMs wall clock, Unix milliseconds
   */
  public FigureArchive(Store store, LongSupplier nowMs) {
    this.store = store;
    this.nowMs = nowMs;
  }

  /** Figures by time and id. */
  public record Figures(
      SortedMap<PeriodFigures.Key, QueuePeriod> queues,
      SortedMap<PeriodFigures.Key, AgentPeriod> agents) {
    /** The quarters of this day together; {@code beginMs} is when it begins. */
    Figures asOne(long beginMs) {
      return new Figures(
          sum(queues, beginMs, QueuePeriod::plus), sum(agents, beginMs, AgentPeriod::plus));
    }

    private static <T> SortedMap<PeriodFigures.Key, T> sum(
        SortedMap<PeriodFigures.Key, T> quarters, long beginMs, BinaryOperator<T> plus) {
      SortedMap<PeriodFigures.Key, T> day = new TreeMap<>();
      quarters.forEach(
          (key, figure) -> day.merge(new PeriodFigures.Key(beginMs, key.id()), figure, plus));
      return day;
    }
  }

  /** What a day's figures depend on. */
  private record Asked(LocalDate day, ZoneId zone, Map<String, Integer> thresholdSeconds) {
    long beginMs() {
      return midnight(day);
    }

    long endMs() {
      return midnight(day.plusDays(1));
    }

    private long midnight(LocalDate date) {
      return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  /**
   * The figures of some days.
   *
   * @param period quarters, or each day as one
   * @param thresholdSeconds for each queue, within how many seconds an answer is in time
   */
  public synchronized Figures of(
      Period period, ZoneId zone, List<LocalDate> days, Map<String, Integer> thresholdSeconds) {
    Figures all = new Figures(new TreeMap<>(), new TreeMap<>());
    for (LocalDate day : days) {
      Asked asked = new Asked(day, zone, Map.copyOf(thresholdSeconds));
      Figures quarters = quarters(asked);
      Figures shown = period == Period.DAY ? quarters.asOne(asked.beginMs()) : quarters;
      all.queues().putAll(shown.queues());
      all.agents().putAll(shown.agents());
    }
    return all;
  }

  private Figures quarters(Asked asked) {
    Figures known = kept.remove(asked);
    Figures figures = known == null ? read(asked) : known;
    if (nowMs.getAsLong() > asked.endMs() + SETTLED_AFTER_MS) {
      kept.put(asked, figures);
      if (kept.size() > KEPT_DAYS_MAX) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return figures;
  }

  private Figures read(Asked asked) {
    long beginMs = asked.beginMs();
    long endMs = asked.endMs();
    PeriodFigures figures =
        new PeriodFigures(
            new PeriodFigures.Rules(
                Period.QUARTER_HOUR, asked.zone(), asked.thresholdSeconds(), 0));
    store.inTransaction(tx -> tx.history().drillsOpenSince(beginMs)).forEach(figures::addDrill);
    store
        .inTransaction(tx -> tx.history().bodiesBetween(beginMs, endMs))
        .forEach(body -> FactRows.read(body).ifPresent(figures::add));
    states(beginMs, endMs, figures);
    PeriodFigures.Key first = new PeriodFigures.Key(beginMs, "");
    return new Figures(figures.queues().tailMap(first), figures.agents().tailMap(first));
  }

  /** States that went on beyond the day, up to its end, or up to now. */
  private void states(long beginMs, long endMs, PeriodFigures figures) {
    long untilMs = Math.min(endMs, nowMs.getAsLong());
    List<Fact.SeatStateClosed> later = new ArrayList<>();
    store
        .inTransaction(tx -> tx.history().statesClosedBetween(endMs, endMs + STATE_MAX_MS))
        .forEach(
            body ->
                FactRows.read(body)
                    .map(fact -> fact instanceof Fact.SeatStateClosed closed ? closed : null)
                    .filter(closed -> closed.sinceMs() < endMs)
                    .ifPresent(later::add));
    for (Fact.SeatStateClosed f : later) {
      long fromMs = Math.max(beginMs, f.sinceMs());
      figures.state(f.agentId(), f.state(), f.reason(), fromMs, endMs);
    }
    for (History.SeatNow seat : store.inTransaction(tx -> tx.history().seatStates())) {
      long fromMs = Math.max(beginMs, seat.sinceMs());
      figures.state(seat.agentId(), seat.state(), seat.reason(), fromMs, untilMs);
    }
  }
}
