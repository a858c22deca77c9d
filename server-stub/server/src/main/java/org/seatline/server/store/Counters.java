package org.seatline.server.store;

import org.jdbi.v3.core.Handle;

/** Serial allocators: the row stays locked until commit, so numbers grow in commit order. */
final class Counters {
  static final String CHANGE = "change";
  static final String TICKET = "ticket";

  /** No allocator: the number of the newest deletion that is forgotten. */
  static final String HORIZON = "horizon";

  private Counters() {}

  /** Takes {@code count} numbers and answers the first. */
  static long take(Handle handle, String name, long count) {
    handle.execute("update counters set last_number = last_number + ? where name = ?", count, name);
    return last(handle, name) - count + 1;
  }

  /** Raises a number that is no allocator's. */
  static void raise(Handle handle, String name, long to) {
    handle.execute(
        "update counters set last_number = ? where name = ? and last_number < ?", to, name, to);
  }

  static long last(Handle handle, String name) {
    return handle
        .select("select last_number from counters where name = ?", name)
        .mapTo(Long.class)
        .one();
  }
}
