package org.seatline.server.history;

import java.util.List;
import org.seatline.server.store.History;
import org.seatline.server.store.Store;

/** Figures per period out of the stored facts. */
public final class PeriodReport {
  private PeriodReport() {}

  /**
   * The figures from the beginning of a period on; states that are not over count up to {@code
   * nowMs}.
   *
   * @param fromMs when a period begins, Unix milliseconds
   */
  public static PeriodFigures since(
      Store store, PeriodFigures.Rules rules, long fromMs, long nowMs) {
    PeriodFigures figures = new PeriodFigures(rules);
    store.inTransaction(tx -> tx.history().drillsOpenSince(fromMs)).forEach(figures::addDrill);
    store
        .inTransaction(tx -> tx.history().bodiesSince(fromMs))
        .forEach(body -> FactRows.read(body).ifPresent(figures::add));
    List<History.SeatNow> open = store.inTransaction(tx -> tx.history().seatStates());
    open.forEach(
        seat -> figures.state(seat.agentId(), seat.state(), seat.reason(), seat.sinceMs(), nowMs));
    return figures;
  }
}
