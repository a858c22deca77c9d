package org.seatline.app.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FieldValue;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.PhoneRule;
import org.seatline.protocol.form.TableRows;

/** A field's value as people read it: choices by their names, numbers with their unit. */
public final class FieldWords {
  private FieldWords() {}

  /** The words for a value, in the language of the moment, with whole numbers. */
  public static String of(Messages messages, FormField field, String value) {
    return of(messages, NumberVeil.NONE, field, value);
  }

  /** The same, with numbers as whoever reads it may see them. */
  public static String of(Messages messages, NumberVeil veil, FormField field, String value) {
    return switch (field.type()) {
      case CHECKBOX -> messages.get(value.equals("true") ? "ticket.yes" : "ticket.no");
      case CHOICE -> option(messages, field, value);
      case MULTICHOICE ->
          FieldValue.several(value).stream()
              .map(id -> option(messages, field, id))
              .collect(Collectors.joining(", "));
      case PHONE -> veil.masks() ? veil.phone(value) : PhoneRule.grouped(value);
      case NUMBER, COMPUTED -> veil.text(withUnit(messages, field, value));
      case TABLE ->
          TableRows.parse(value)
              .map(rows -> rows(messages, veil, field, rows))
              .orElseGet(() -> veil.text(value));
      case FILE ->
          veil.text(String.join(messages.get("ticket.file.comma"), AttachedFiles.names(value)));
      default -> veil.text(value);
    };
  }

  private static String option(Messages messages, FormField field, String id) {
    return field.option(id).map(option -> messages.of(option.label())).orElse(id);
  }

  private static String withUnit(Messages messages, FormField field, String value) {
    var unit = field.limits().unit();
    return unit == null || value.isEmpty() ? value : value + " " + messages.of(unit);
  }

  private static String rows(
      Messages messages, NumberVeil veil, FormField field, List<Map<String, String>> rows) {
    return rows.stream()
        .map(row -> row(messages, veil, field, row))
        .collect(Collectors.joining("\n"));
  }

  private static String row(
      Messages messages, NumberVeil veil, FormField field, Map<String, String> row) {
    return field.columns().stream()
        .filter(column -> row.containsKey(column.id()))
        .map(column -> of(messages, veil, column, row.getOrDefault(column.id(), "")))
        .collect(Collectors.joining(" · "));
  }
}
