package org.seatline.protocol.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of fields as expressions see them. */
public final class FieldValue {
  private static final int NUMBER_MAX_CHARS = 20;
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");

  private FieldValue() {}

  /**
   * The value; empty when there is none, as of an empty number, day or time and of a text that is
   * none. An empty text is a text, an empty checkbox is not ticked, an empty table has no rows.
   */
  static Optional<Object> of(FormField field, String text) {
    String value = text.strip();
    return switch (field.type()) {
      case NUMBER -> number(value);
      case COMPUTED -> isNumber(field) ? number(value) : text(value);
      case CHECKBOX -> Optional.of(value.equals("true"));
      case MULTICHOICE -> Optional.of(several(value));
      case DATE -> isDay(value) ? Optional.of(value) : Optional.empty();
      case TIME -> isTime(value) ? Optional.of(value) : Optional.empty();
      case TABLE -> TableRows.parse(value).map(rows -> rows(field, rows));
      case FILE -> Optional.of(AttachedFiles.names(value));
      default -> Optional.of(value);
    };
  }

  private static boolean isNumber(FormField field) {
    FieldRules.Compute compute = field.rules().compute();
    return compute != null && compute.kind() == FieldRules.Kind.NUMBER;
  }

  private static Optional<Object> number(String value) {
    return isNumber(value) ? Optional.of(Double.valueOf(value)) : Optional.empty();
  }

  private static Optional<Object> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** The ids of a multiple choice. */
  public static List<String> several(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  /** A row has all its columns: a number that is not filled counts as nought in a sum. */
  private static List<Map<String, Object>> rows(FormField table, List<Map<String, String>> rows) {
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> cells = new HashMap<>();
              for (FormField column : table.columns()) {
                Object empty = column.type() == FormField.Type.NUMBER ? Double.valueOf(0) : "";
                cells.put(column.id(), of(column, row.getOrDefault(column.id(), "")).orElse(empty));
              }
              return cells;
            })
        .toList();
  }

  static boolean isNumber(String value) {
    return value.length() <= NUMBER_MAX_CHARS && NUMBER.matcher(value).matches();
  }

  static boolean isDay(String value) {
    try {
      return LocalDate.parse(value).getYear() > 1900;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static boolean isTime(String value) {
    try {
      return LocalTime.parse(value) != null && value.length() == 5;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
