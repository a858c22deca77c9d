package org.seatline.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Many rows with one statement, straight on the driver: binding through JDBI costs several times as
 * much as H2's own work, which counts when thousands of customers are loaded.
 */
final class Batch {
  private static final int ROWS_AT_ONCE_MAX = 1_000;

  private final Handle handle;
  private final String sql;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  private Batch(Handle handle, String sql) {
    this.handle = handle;
    this.sql = sql;
  }

  static Batch of(Handle handle, String sql) {
    return new Batch(handle, sql);
  }

  void add(@Nullable Object... values) {
    rows.add(values);
  }

  /** Like {@link #execute}, but not on an empty table: there is nothing to take away. */
  void executeUnlessEmpty(String table) {
    boolean any =
        handle
            .select("select 1 from " + table + " fetch first 1 rows only")
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (any) {
      execute();
    }
  }

  /** Executes the statement for every row, if there are any. */
  void execute() {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      int waiting = 0;
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
        if (++waiting == ROWS_AT_ONCE_MAX) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("rows were not stored: " + sql, e);
    }
  }
}
