package org.seatline.app.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.form.TableRows;

/**
 * The rows of a table while somebody writes in it: there is always an empty one at the end to go on
 * with, as long as the table may grow. No scene classes.
 */
final class TableModel {
  private final FieldModel field;
  private final List<Map<String, String>> rows = new ArrayList<>();
  private String written = "";

  TableModel(FieldModel field) {
    this.field = field;
    read();
  }

  /** Whether the field's value is not what was written here: somebody else filled it. */
  boolean isStale() {
    return !field.value().equals(written);
  }

  /** Takes the rows of the field's value. */
  void read() {
    rows.clear();
    written = field.value();
    TableRows.parse(written)
        .ifPresent(found -> found.forEach(row -> rows.add(new LinkedHashMap<>(row))));
    grow();
  }

  int size() {
    return rows.size();
  }

  String cell(int row, String column) {
    return rows.get(row).getOrDefault(column, "");
  }

  /**
   * Somebody writes a cell.
   *
   * @return whether there is a new empty row now
   */
  boolean write(int row, String column, String text) {
    rows.get(row).put(column, text);
    boolean grown = grow();
    store();
    return grown;
  }

  /** Takes a row out; the empty one at the end stays. */
  void remove(int row) {
    if (row < rows.size()) {
      rows.remove(row);
      grow();
      store();
    }
  }

  private boolean grow() {
    boolean full = rows.size() >= field.field().limits().rowsMax();
    if (full || (!rows.isEmpty() && isEmpty(rows.getLast()))) {
      return false;
    }
    rows.add(new LinkedHashMap<>());
    return true;
  }

  private static boolean isEmpty(Map<String, String> row) {
    return row.values().stream().allMatch(String::isBlank);
  }

  private void store() {
    written = TableRows.write(rows);
    field.edit(written);
  }
}
