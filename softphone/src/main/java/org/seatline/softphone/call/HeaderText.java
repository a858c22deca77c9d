package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads parts of header values: addresses, parameters, lists (RFC 3261 20). */
public final class HeaderText {
  private HeaderText() {}

  /** Splits at a separator that stands outside of quotes and angle brackets; parts are trimmed. */
  public static List<String> split(String value, char separator) {
    var parts = new ArrayList<String>(4);
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (c == separator && depth == 0) {
        addPart(value, start, i, parts);
        start = i + 1;
      }
    }
    addPart(value, start, value.length(), parts);
    return parts;
  }

  private static void addPart(String value, int start, int end, List<String> parts) {
    String part = value.substring(start, end).trim();
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  /** The URI of a name-addr or addr-spec. */
  public static String uri(String address) {
    int open = openBracket(address);
    if (open >= 0) {
      int close = address.indexOf('>', open);
      return close < 0 ? address.substring(open + 1) : address.substring(open + 1, close);
    }
    List<String> parts = split(address, ';');
    return parts.isEmpty() ? "" : parts.getFirst();
  }

  /** The user part of a sip, sips or tel URI, or an empty text. */
  public static String user(String uri) {
    int scheme = uri.indexOf(':');
    String rest = scheme < 0 ? uri : uri.substring(scheme + 1);
    if (uri.regionMatches(true, 0, "tel:", 0, 4)) {
      return split(rest, ';').stream().findFirst().orElse("");
    }
    int at = rest.indexOf('@');
    if (at < 0) {
      return "";
    }
    int password = rest.indexOf(':');
    return rest.substring(0, password >= 0 && password < at ? password : at);
  }

  /** The tag parameter of a From or To value, or null. */
  public static @Nullable String tag(String address) {
    return parameter(address, "tag");
  }

  /** A header parameter (outside of angle brackets) without quotes, or null. */
  public static @Nullable String parameter(String value, String name) {
    List<String> parts = split(value, ';');
    for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals).trim();
      if (key.equalsIgnoreCase(name)) {
        return equals < 0 ? "" : unquote(part.substring(equals + 1).trim());
      }
    }
    return null;
  }

  /** Where the first blank stands, or the length where there is none. */
  static int blank(String value) {
    int at = 0;
    while (at < value.length() && value.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  private static int openBracket(String address) {
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '<' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static String unquote(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
