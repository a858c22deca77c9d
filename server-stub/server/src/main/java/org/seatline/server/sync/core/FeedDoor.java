package org.seatline.server.sync.core;

import org.seatline.protocol.Continuity;
import org.seatline.protocol.HistoryPoint;

/** Decides where a seat that asks for changes may go on. */
public final class FeedDoor {
  private FeedDoor() {}

  /**
   * What a seat asks for.
   *
   * @param known how far it knows the server's history
   * @param after up to where its copy of the shelf goes
   * @param since where the server was when that copy was begun
   */
  public record Ask(HistoryPoint known, long after, long since) {}

  /** From where it goes on. */
  public record Entry(Continuity continuity, long after) {}

  /**
   * Decides.
   *
   * @param horizon the number of the newest deletion that is no longer remembered; to be read after
   *     the changes were, so that none is forgotten in between
   */
  public static Entry judge(Lineage lineage, long horizon, Ask ask) {
    HistoryPoint known = ask.known();
    HistoryPoint claimed =
        new HistoryPoint(known.epoch(), known.run(), Math.max(known.number(), ask.after()));
    if (!lineage.holds(claimed) || (known.none() && ask.after() > 0)) {
      return new Entry(Continuity.FORGOTTEN, 0);
    }
    if (ask.after() > 0 && Math.max(ask.after(), ask.since()) < horizon) {
      return new Entry(Continuity.FRESH, 0);
    }
    return new Entry(Continuity.CONTINUES, ask.after());
  }
}
