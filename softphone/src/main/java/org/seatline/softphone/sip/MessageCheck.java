package org.seatline.softphone.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.SipMessage;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipText;

/** Refuses messages that jSIP's parser lets through though it should not (cf. RFC 4475 3.1.2). */
final class MessageCheck {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([!-~]+) ([^ \\t]+) SIP/2\\.0", Pattern.DOTALL);
  private static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 [1-6][0-9][0-9]( .*)?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
  private static final Pattern VIA =
      Pattern.compile("SIP\\s*/\\s*2\\.0\\s*/\\s*[A-Za-z0-9-]+\\s+[^;,\\s][^;,]*.*");

  private MessageCheck() {}

  /**
   * What was found.
   *
   * @param fault why the message must be refused, or null
   * @param message what was read, or null for a keep-alive and for what cannot be read
   */
  record Found(@Nullable String fault, @Nullable SipMessage message) {}

  /** Reads and checks a raw message. */
  static Found check(byte[] raw) {
    int end = raw.length;
    while (end > 0 && raw[end - 1] == 0) {
      end--;
    }
    String text = new String(raw, 0, end, StandardCharsets.UTF_8);
    int start = 0;
    while (start < text.length() && (text.charAt(start) == '\r' || text.charAt(start) == '\n')) {
      start++;
    }
    return start == text.length()
        ? new Found(null, null) // a keep-alive
        : check(text.substring(start));
  }

  private static Found check(String text) {
    int lineEnd = text.indexOf('\n'); // jSIP's TCP reader leaves out the carriage returns
    String first = lineEnd < 0 ? text : text.substring(0, lineEnd);
    String line = first.endsWith("\r") ? first.substring(0, first.length() - 1) : first;
    boolean response = line.startsWith("SIP/");
    if (!(response ? STATUS_LINE : REQUEST_LINE).matcher(line).matches()) {
      return new Found("malformed start line or another version than SIP/2.0", null);
    }
    SipMessage message;
    try {
      message = SipText.parse(text);
    } catch (IllegalArgumentException unreadable) {
      return new Found(String.valueOf(unreadable.getMessage()), null);
    }
    for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
      if (message.headers().first(name) == null) {
        return new Found("no " + name, null);
      }
    }
    return new Found(headerFault(message), message);
  }

  private static @Nullable String headerFault(SipMessage message) {
    if (message.cseq() < 0 || message.cseq() > Integer.MAX_VALUE) {
      return "CSeq out of range";
    }
    if (message instanceof SipRequest request && !request.method().equals(request.cseqMethod())) {
      return "CSeq names another method";
    }
    for (String name : List.of("From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length")) {
      if (message.headers().all(name).size() > 1) {
        return "more than one " + name;
      }
    }
    if (!LENGTH.matcher(message.headers().firstOr("Content-Length", "0")).matches()) {
      return "malformed Content-Length";
    }
    for (String via : message.headers().elements("Via")) {
      if (!VIA.matcher(via).matches() || emptyParameter(via)) {
        return "malformed Via";
      }
    }
    for (String name : List.of("Contact", "From", "To")) {
      for (String address : message.headers().elements(name)) {
        if (emptyParameter(address)) {
          return "malformed " + name;
        }
      }
    }
    return null;
  }

  /** Two semicolons with nothing between them, or one at the end. */
  private static boolean emptyParameter(String value) {
    int separators = 0;
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '<') {
        depth++;
      } else if (!quoted && c == '>') {
        depth--;
      } else if (!quoted && depth == 0 && c == ';') {
        separators++;
      }
    }
    return HeaderText.split(value, ';').size() != separators + 1;
  }
}
