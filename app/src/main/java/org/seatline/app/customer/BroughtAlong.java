package org.seatline.app.customer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Handover;

/**
 * Whom a colleague had open who handed the call over, or asks. Lives on the thread of {@link
 * CustomerViewModel}.
 */
final class BroughtAlong {
  private final Desk desk;
  private final Consumer<CustomerRecord> show;
  private String broughtId = "";

  /**
   * @param show shows a record
   */
  BroughtAlong(Desk desk, Consumer<CustomerRecord> show) {
    this.desk = desk;
    this.show = show;
  }

  /** Another call: nobody came along yet. */
  void forget() {
    broughtId = "";
  }

  /** Shows whom it brings, once. */
  void follow(@Nullable Handover along) {
    String customerId = along == null ? null : along.customerId();
    if (customerId == null || customerId.equals(broughtId)) {
      return;
    }
    broughtId = customerId;
    Watched.take(
        "read a customer's record",
        desk.customer(customerId),
        found -> {
          if (customerId.equals(broughtId)) {
            found.ifPresent(show);
          }
        });
  }
}
