package org.seatline.app.local;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows for one statement that is prepared once: a page of changes has hundreds of them. */
final class Rows {
  private final Handle handle;
  private final String sql;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  Rows(Handle handle, String sql) {
    this.handle = handle;
    this.sql = sql;
  }

  void add(@Nullable Object... values) {
    rows.add(values);
  }

  /** Executes the statement for every row, if there are any. */
  void execute() {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("rows were not stored: " + sql, e);
    }
  }
}
