package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stores of seats that the server has seen, whichever was seen last first. */
public record SeatStores(List<Line> stores) {
  public SeatStores {
    stores = List.copyOf(stores);
  }

  /**
   * A store.
   *
   * @param agentId who signed in there last
   * @param waiting how many things waited there when it was last heard
   * @param waitingSinceMs since when, or null when nothing did
   * @param wipeOrderedMs when its wipe was ordered, or null
   * @param wipedMs when it said that it is done, or null
   */
  public record Line(
      String clientId,
      String seatName,
      String agentId,
      long seenMs,
      int waiting,
      @Nullable Long waitingSinceMs,
      @Nullable Long wipeOrderedMs,
      @Nullable Long wipedMs) {}
}
