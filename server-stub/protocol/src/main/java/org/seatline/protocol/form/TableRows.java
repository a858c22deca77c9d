package org.seatline.protocol.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatline.protocol.Wire;

/**
 * The value of a table: a JSON array of objects of texts by the columns' ids, without empty cells
 * and empty rows. No row at all is the empty text.
 */
public final class TableRows {
  private TableRows() {}

  /** The rows of a value; empty for a text that is no table. */
  public static Optional<List<Map<String, String>>> parse(String value) {
    if (value.isBlank()) {
      return Optional.of(List.of());
    }
    try {
      JsonNode json = Wire.mapper().readTree(value);
      return json.isArray() ? rows(json) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // typed by hand or damaged: the check says so at the field
    }
  }

  private static Optional<List<Map<String, String>>> rows(JsonNode json) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode item : json) {
      if (!item.isObject()) {
        return Optional.empty();
      }
      Map<String, String> row = new LinkedHashMap<>();
      item.properties().forEach(cell -> row.put(cell.getKey(), cell.getValue().asText("")));
      rows.add(row);
    }
    return Optional.of(rows);
  }

  /** Writes rows; empty cells and rows are left out. */
  public static String write(List<Map<String, String>> rows) {
    ArrayNode json = Wire.mapper().createArrayNode();
    for (Map<String, String> row : rows) {
      var filled = Wire.mapper().createObjectNode();
      row.forEach(
          (column, cell) -> {
            if (!cell.isBlank()) {
              filled.put(column, cell.strip());
            }
          });
      if (!filled.isEmpty()) {
        json.add(filled);
      }
    }
    return json.isEmpty() ? "" : json.toString();
  }
}
