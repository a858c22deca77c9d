package org.seatline.protocol.form;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings what people type in a hurry into the form that a field keeps; leaves the rest alone. */
public final class Tidy {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.点 ]?(\\d{2})分?");

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[+-]?\\d+(?:\\.\\d+)?) ?[元¥度]?");

  private Tidy() {}

  /**
   * {@code 1930} becomes {@code 19:30} in a time, {@code 3/9} and {@code tomorrow} become days, and
   * so on.
   */
  public static String value(FormField field, String text, LocalDate today) {
    return switch (field.type()) {
      case TIME -> time(plain(text));
      case DATE -> DayWords.read(plain(text), today).map(LocalDate::toString).orElse(text);
      case NUMBER -> number(plain(text));
      case PHONE, METER -> plain(text);
      case TABLE -> table(field, text, today);
      default -> text;
    };
  }

  private static String table(FormField field, String text, LocalDate today) {
    return TableRows.parse(text)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row -> {
                          Map<String, String> tidy = new LinkedHashMap<>();
                          field
                              .columns()
                              .forEach(
                                  column ->
                                      tidy.put(
                                          column.id(),
                                          value(column, row.getOrDefault(column.id(), ""), today)));
                          return tidy;
                        })
                    .toList())
        .map(TableRows::write)
        .orElse(text);
  }

  /** {@code 1,200.50} and {@code 1200元} are numbers to whoever types them. */
  private static String number(String text) {
    Matcher match = NUMBER.matcher(text);
    return match.matches() ? String.valueOf(match.group(1)).replace(",", "") : text;
  }

  /** Full-width digits and signs, as Chinese input methods make them, become plain ones. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  private static String time(String text) {
    Matcher match = TIME.matcher(text);
    if (!match.matches()) {
      return text;
    }
    int hour = Integer.parseInt(match.group(1));
    int minute = Integer.parseInt(match.group(2));
    return hour < 24 && minute < 60 ? "%02d:%02d".formatted(hour, minute) : text;
  }
}
