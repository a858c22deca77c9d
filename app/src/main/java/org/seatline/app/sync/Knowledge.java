package org.seatline.app.sync;

import java.util.Optional;
import org.seatline.protocol.HistoryPoint;

/**
 * How far a store knows its server's history, over answers that overtake each other.
 *
 * <p>The point is the proof of all that the server has acknowledged. An answer that was asked for
 * before the point moved on may come from a server that was put back to an earlier day meanwhile;
 * taking its word would throw that proof away.
 */
public final class Knowledge {
  private Knowledge() {}

  /**
   * What is known after an answer, or nothing when the answer must not count and is to be asked for
   * again.
   *
   * @param present what the store knows now
   * @param sent what it knew when it asked
   * @param got where the server was when it answered
   */
  public static Optional<HistoryPoint> after(
      HistoryPoint present, HistoryPoint sent, HistoryPoint got) {
    boolean sameRun = present.epoch().equals(got.epoch()) && present.run().equals(got.run());
    if (sameRun) {
      return Optional.of(present.number() > got.number() ? present : got);
    }
    return present.equals(sent) ? Optional.of(got) : Optional.empty();
  }

  /**
   * Whether to believe that the server has forgotten something: only of what the store still knows.
   */
  public static boolean forgotten(HistoryPoint present, HistoryPoint sent) {
    return present.equals(sent);
  }
}
