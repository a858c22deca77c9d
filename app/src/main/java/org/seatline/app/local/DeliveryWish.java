package org.seatline.app.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.seatline.app.sync.OutboxCore;

/** What the thread of {@link OutboxDelivery} is asked for. */
sealed interface DeliveryWish {
  /** Mutations were finished. */
  record Added(List<OutboxCore.Item> items) implements DeliveryWish {
    /** Takes along what else was finished meanwhile, so that it goes in the same batch. */
    Added withNext(Queue<DeliveryWish> wishes) {
      List<OutboxCore.Item> all = new ArrayList<>(items);
      while (wishes.peek() instanceof Added(List<OutboxCore.Item> more)) {
        all.addAll(more);
        wishes.remove();
      }
      return new Added(all);
    }
  }

  /** The server can be reached in somebody's session. */
  record Wake() implements DeliveryWish {}

  /** Nobody is signed in. */
  record Pause() implements DeliveryWish {}

  /** What is stored has changed. */
  record Reset() implements DeliveryWish {}

  /** A recording was made. */
  record Recorded() implements DeliveryWish {}
}
