package org.seatline.app.local;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that rows of a lost store can be read from. */
interface SalvageSource {

  /**
   * Reads a table.
   *
   * @param take told each row that could be read
   * @return whether that was all of them
   */
  boolean rows(String tableName, Consumer<Values> take);

  /** A row: its values by the names of the columns, in lower case. */
  record Values(Map<String, @Nullable Object> byColumn) {
    /** Whether this column says so. */
    boolean is(String column, Object value) {
      return value.equals(byColumn.get(column));
    }

    @Nullable Object of(String column) {
      return byColumn.get(column);
    }
  }
}
