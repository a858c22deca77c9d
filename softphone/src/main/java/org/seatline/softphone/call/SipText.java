package org.seatline.softphone.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** SIP messages as text (RFC 3261 7): CRLF line ends, Content-Length in bytes of UTF-8. */
public final class SipText {
  private static final Map<String, String> COMPACT =
      Map.ofEntries(
          Map.entry("i", "Call-ID"),
          Map.entry("m", "Contact"),
          Map.entry("e", "Content-Encoding"),
          Map.entry("l", "Content-Length"),
          Map.entry("c", "Content-Type"),
          Map.entry("f", "From"),
          Map.entry("s", "Subject"),
          Map.entry("k", "Supported"),
          Map.entry("t", "To"),
          Map.entry("v", "Via"),
          Map.entry("r", "Refer-To"),
          Map.entry("b", "Referred-By"),
          Map.entry("o", "Event"),
          Map.entry("u", "Allow-Events"),
          Map.entry("x", "Session-Expires"));

  private SipText() {}

  /** Writes a message; its Content-Length is computed. */
  public static String format(SipMessage message) {
    var out = new StringBuilder(512);
    switch (message) {
      case SipRequest request ->
          out.append(request.method()).append(' ').append(request.uri()).append(" SIP/2.0");
      case SipResponse response ->
          out.append("SIP/2.0 ").append(response.status()).append(' ').append(response.reason());
    }
    out.append("\r\n");
    for (SipHeader header : message.headers().list()) {
      if (!header.name().equalsIgnoreCase("Content-Length")) {
        out.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
    }
    int bytes = message.body().getBytes(StandardCharsets.UTF_8).length;
    return out.append("Content-Length: ")
        .append(bytes)
        .append("\r\n\r\n")
        .append(message.body())
        .toString();
  }

  /**
   * Reads a whole message. Compact names become long ones, folded lines one line.
   *
   * @throws IllegalArgumentException when the start line or a header line cannot be read
   */
  public static SipMessage parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String body = end < 0 ? "" : text.substring(end + 4);
    List<String> lines = unfold(head);
    String[] start = lines.getFirst().split(" ", 3);
    SipHeaders headers = headers(lines.subList(1, lines.size()));
    if (start.length >= 2 && start[0].startsWith("SIP/")) {
      return new SipResponse(status(start[1]), start.length > 2 ? start[2] : "", headers, body);
    }
    if (start.length != 3) {
      throw new IllegalArgumentException("not a SIP start line");
    }
    return new SipRequest(start[0], start[1], headers, body);
  }

  private static int status(String text) {
    boolean known = text.length() == 3 && text.charAt(0) >= '1' && text.charAt(0) <= '6';
    if (!known || !digit(text.charAt(1)) || !digit(text.charAt(2))) {
      throw new IllegalArgumentException("not a SIP status");
    }
    return Integer.parseInt(text);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static List<String> unfold(String head) {
    var lines = new ArrayList<String>();
    for (int start = 0; start < head.length(); ) {
      int newline = head.indexOf('\n', start);
      int end = newline < 0 ? head.length() : newline;
      boolean carriageReturn = newline > start && head.charAt(end - 1) == '\r';
      String line = head.substring(start, carriageReturn ? end - 1 : end);
      start = end + 1;
      boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (folded && !lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.getLast() + " " + line.trim());
      } else if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an empty message");
    }
    return lines;
  }

  private static SipHeaders headers(List<String> lines) {
    var headers = new ArrayList<SipHeader>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IllegalArgumentException("a header line without a name");
      }
      String name = line.substring(0, colon).trim();
      String known = COMPACT.get(name.toLowerCase(Locale.ROOT));
      headers.add(new SipHeader(known == null ? name : known, line.substring(colon + 1).trim()));
    }
    return new SipHeaders(headers);
  }
}
