package org.seatline.server.sync.core;

import java.util.List;
import org.seatline.protocol.HistoryPoint;

/**
 * The server's history as its starts: every start begins a run at the change number that the
 * database had then. A database that was put back to an earlier day lacks the runs since, or ends
 * them earlier than somebody saw: so it is found out without anybody saying so.
 *
 * @param epoch names the database
 * @param runs in the order of the starts
 * @param last the last change number
 */
public record Lineage(String epoch, List<Run> runs, long last) {

  /** A start of the server. */
  public record Run(String id, long from) {}

  /** Where the server is. */
  public HistoryPoint point() {
    return new HistoryPoint(epoch, runs.getLast().id(), last);
  }

  /** Whether all that somebody knows is in this history. */
  public boolean holds(HistoryPoint known) {
    return known.none() || (known.epoch().equals(epoch) && known.number() <= endOf(known.run()));
  }

  /** The last number of a run; -1 when there is no such run. */
  private long endOf(String run) {
    long end = last;
    for (Run each : runs.reversed()) {
      if (each.id().equals(run)) {
        return end;
      }
      end = each.from();
    }
    return -1;
  }
}
