package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a store has to destroy; usually nothing. */
public record WipeOrders(List<Order> orders) {
  public WipeOrders {
    orders = List.copyOf(orders);
  }

  /**
   * One order.
   *
   * @param agentId whose data, or null for the whole store
   */
  public record Order(String wipeId, @Nullable String agentId, boolean deliverFirst) {}
}
