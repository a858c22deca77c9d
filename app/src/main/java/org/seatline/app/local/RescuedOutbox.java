package org.seatline.app.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows of a damaged store's outbox numbers of this store, and what is about them the same.
 */
final class RescuedOutbox {
  private static final String NUMBER = "number";

  private final OutboxTable outbox;
  private final Map<Long, Long> numbers = new HashMap<>();

  RescuedOutbox(Handle handle) {
    this.outbox = new OutboxTable(handle, Optional::empty);
  }

  /**
   * Changes what a row says about numbers; rows of the outbox come before what is about them.
   *
   * @return false when it is about a number that has not come
   */
  boolean adopt(Precious of, Map<String, @Nullable Object> row) {
    return switch (of.table()) {
      case Precious.OUTBOX -> {
        Long before = number(row);
        outbox.adopt(row);
        Long now = number(row);
        if (before != null && now != null) {
          numbers.put(before, now);
        }
        yield true;
      }
      case Precious.DEALT_WITH -> {
        Long now = numbers.get(number(row));
        row.put(NUMBER, now);
        yield now != null;
      }
      default -> true;
    };
  }

  private static @Nullable Long number(Map<String, @Nullable Object> row) {
    return row.get(NUMBER) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }
}
