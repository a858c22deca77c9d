package org.seatline.server.history;

import java.util.function.LongConsumer;
import org.seatline.server.acd.Effect;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.store.Store;

/** Keeps today's figures and writes every fact and every seat's present state into the store. */
public final class HistoryService implements EffectHandler, AutoCloseable {
  private final DayFigures figures;
  private final FactWriter writer;
  private final long inFigures;

  /**
   * Takes up the figures of today from the store.
   *
   * @param journal names the journal that numbers the effects
   * @param nowMs wall clock, Unix milliseconds
   */
  public HistoryService(Store store, String journal, DayFigures figures, long nowMs) {
    this.figures = figures;
    this.writer = new FactWriter(store, journal);
    this.inFigures = writer.lastStored();
    long todayMs = figures.day(nowMs).beginMs();
    store.inTransaction(tx -> tx.history().drillsOpenSince(todayMs)).forEach(figures::addDrill);
    store
        .inTransaction(tx -> tx.history().bodiesSince(todayMs))
        .forEach(body -> FactRows.read(body).ifPresent(figures::add));
  }

  /** Starts to write; {@code confirm} is called with the id of each stored fact and seat state. */
  public void start(LongConsumer confirm) {
    writer.start(confirm);
  }

  /** On the routing core's thread. */
  @Override
  public void perform(Effect effect, boolean recovered) {
    switch (effect) {
      case Effect.Recorded recorded -> {
        if (recorded.id() > inFigures) {
          figures.add(recorded.fact());
        }
        writer.add(recorded);
      }
      case Effect.SeatStateChanged state -> writer.add(state);
      default -> {
        // The rest is for other shells.
      }
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
