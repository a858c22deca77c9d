package org.seatline.app.monitor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people type them: {@code 8}, {@code 830} and {@code 8:30} are meant alike. */
final class ClockTime {
  private static final String END_OF_DAY = "24:00";
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:[:：.]?(\\d{2}))?");
  private static final int HOUR_MAX = 24;
  private static final int MINUTE_MAX = 59;

  private ClockTime() {}

  /** The time as it is kept, {@code 08:30}; what is no time stays as it was typed. */
  static String tidy(String typed) {
    String text = typed.strip();
    Matcher parts = TYPED.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    int hour = Integer.parseInt(parts.group(1));
    int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    return hour > HOUR_MAX || minute > MINUTE_MAX
        ? text
        : String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }

  /** Whether something can begin then. */
  static boolean isTime(String text) {
    return TIME.matcher(text).matches();
  }

  /** Whether something can end then: the end of the day is a time, too. */
  static boolean isEnd(String text) {
    return isTime(text) || text.equals(END_OF_DAY);
  }
}
