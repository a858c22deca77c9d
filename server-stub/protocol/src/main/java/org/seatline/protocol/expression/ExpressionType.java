package org.seatline.protocol.expression;

import java.util.Map;

/** What a name stands for in an expression. */
public sealed interface ExpressionType {

  /** A value by itself. */
  enum Plain implements ExpressionType {
    /** A {@code String}; days are {@code yyyy-MM-dd} and times {@code HH:mm}, so they compare. */
    TEXT,
    /** A {@code Double}. */
    NUMBER,
    /** A {@code Boolean}. */
    TRUTH,
    /** A {@code List<String>}. */
    TEXTS
  }

  /**
   * A {@code List<Map<String, Object>>} of rows.
   *
   * @param columns what each column holds, by its name
   */
  record Table(Map<String, Plain> columns) implements ExpressionType {
    /** Copies the map. */
    public Table {
      columns = Map.copyOf(columns);
    }
  }
}
