package org.seatline.protocol;

/**
 * A place in a server's history. What a seat knows of it goes up with every request, so that a
 * server that was put back to an earlier day finds out what it has forgotten.
 *
 * @param epoch names the database; empty: nothing is known
 * @param run names the start of the server after which the number was handed out
 * @param number the last change number at that moment
 */
public record HistoryPoint(String epoch, String run, long number) {
  /** Known by a store that has never heard of a server. */
  public static final HistoryPoint NONE = new HistoryPoint("", "", 0);

  /** Whether nothing is known. */
  public boolean none() {
    return epoch.isEmpty();
  }
}
