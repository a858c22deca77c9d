package org.seatline.server.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failed transaction failed of, by SQLSTATE, which both databases agree on. */
public final class StoreErrors {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String DATA_EXCEPTION_CLASS = "22";

  private StoreErrors() {}

  /** Somebody else has stored this key meanwhile. */
  public static boolean isDuplicate(RuntimeException failure) {
    return stateOf(failure).equals(UNIQUE_VIOLATION);
  }

  /** A value does not fit its column: trying again will not help. */
  public static boolean isBadValue(RuntimeException failure) {
    return stateOf(failure).startsWith(DATA_EXCEPTION_CLASS);
  }

  private static String stateOf(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
