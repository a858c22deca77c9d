package org.seatline.softphone.call;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys in INFO requests: how those press keys who do not speak RFC 4733. No RFC describes the two
 * content types in use; both are read, the first is written.
 */
public final class InfoDigits {
  /** A body of lines {@code Signal=5} and {@code Duration=160} (milliseconds). */
  public static final String CONTENT_TYPE = "application/dtmf-relay";

  /** A body that is the key itself. */
  private static final String BARE_TYPE = "application/dtmf";

  private static final int PRESS_MS = 160;
  private static final int BODY_CHARS_MAX = 256;

  /** In the order of their numbers, which some write instead of the keys from * on. */
  private static final String KEYS = "0123456789*#ABCD";

  private static final Pattern SIGNAL =
      Pattern.compile("(?im)^\\s*signal\\s*=\\s*([0-9a-d*#]+)\\s*$");

  private InfoDigits() {}

  /** The body that presses a key: one of {@code 0-9 * # A-D}. */
  public static String body(char key) {
    return "Signal=" + key + "\r\nDuration=" + PRESS_MS + "\r\n";
  }

  /** The key that an INFO request presses, or 0 where it is about something else. */
  public static char key(String contentType, String body) {
    String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    if (body.length() > BODY_CHARS_MAX) {
      return 0;
    }
    return switch (type) {
      case BARE_TYPE -> one(body.trim());
      case CONTENT_TYPE -> {
        Matcher signal = SIGNAL.matcher(body);
        yield signal.find() ? one(signal.group(1)) : 0;
      }
      default -> 0;
    };
  }

  private static char one(String text) {
    String key = text.toUpperCase(Locale.ROOT);
    if (key.matches("1[0-5]")) {
      return KEYS.charAt(Integer.parseInt(key));
    }
    return key.length() == 1 && KEYS.contains(key) ? key.charAt(0) : 0;
  }
}
