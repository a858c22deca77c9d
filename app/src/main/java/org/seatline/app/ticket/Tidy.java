package org.seatline.app.ticket;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings what people type in a hurry into the form that a field keeps; leaves the rest alone. */
final class Tidy {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.点 ]?(\\d{2})分?");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})[-/.年 ]?(\\d{1,2})[-/.月 ]?(\\d{1,2})日?");

  private Tidy() {}

  /** {@code 1930} becomes {@code 19:30} in a time, {@code 2026/3/9} becomes a day, and so on. */
  static String value(FormField.Type type, String text) {
    return switch (type) {
      case TIME -> time(plain(text));
      case DATE -> date(plain(text));
      case NUMBER, PHONE, METER -> plain(text);
      default -> text;
    };
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

  private static String date(String text) {
    Matcher match = DATE.matcher(text);
    if (!match.matches()) {
      return text;
    }
    int month = Integer.parseInt(match.group(2));
    int day = Integer.parseInt(match.group(3));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31
        ? "%s-%02d-%02d".formatted(match.group(1), month, day)
        : text;
  }
}
