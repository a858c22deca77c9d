package org.seatline.app.customer;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CustomerRecord;

/**
 * Two records that are compared.
 *
 * @param gone null while nobody has said which the other one is
 * @param tickets how many of the other one's tickets are here
 * @param contacts how many of its calls and notes are here
 * @param datesKnown whether the server said when each value was written
 */
record MergePair(
    CustomerRecord kept,
    @Nullable CustomerRecord gone,
    int tickets,
    int contacts,
    boolean datesKnown) {
  static MergePair of(CustomerRecord kept, @Nullable CustomerRecord gone) {
    return new MergePair(kept, gone, 0, 0, false);
  }
}
