package org.seatline.app.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number in a From header. */
final class CallerNumber {
  private static final Pattern USER =
      Pattern.compile("(?:sips?|tel):([^@;>\\s]+)", Pattern.CASE_INSENSITIVE);

  private CallerNumber() {}

  /** The user part; empty when the caller withholds it (RFC 3323). */
  static String of(String from) {
    Matcher matcher = USER.matcher(from);
    if (!matcher.find()) {
      return "";
    }
    String user = matcher.group(1);
    return user.equalsIgnoreCase("anonymous") || user.equals("unavailable") ? "" : user;
  }
}
