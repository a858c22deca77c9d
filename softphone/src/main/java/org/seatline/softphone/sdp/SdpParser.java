package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads session descriptions tolerantly: any line end, none after the last line, unknown lines,
 * missing s= or t=, blanks around values. Strict only where guessing would send media astray: the
 * o=, c= and m= lines.
 */
public final class SdpParser {
  /** Longest text that is read, in characters. */
  public static final int TEXT_MAX_CHARS = 65_536;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private String user = "-";
  private String id = "0";
  private String version = "0";
  private String originAddress = "";
  private String name = "-";
  private @Nullable String address;
  private final List<SdpAttribute> attributes = new ArrayList<>();
  private final List<MediaDescription> media = new ArrayList<>();

  /** The section that is being read: its m= line, c= line and attributes. */
  private @Nullable MediaDescription section;

  private @Nullable String sectionAddress;
  private final List<SdpAttribute> sectionAttributes = new ArrayList<>();

  private SdpParser() {}

  /** Reads a description. */
  public static SdpParse parse(String text) {
    if (text.length() > TEXT_MAX_CHARS) {
      return new SdpParse.Malformed(1, "longer than " + TEXT_MAX_CHARS + " characters");
    }
    String[] lines = LINE_END.split(text);
    var parser = new SdpParser();
    for (int i = 0; i < lines.length; i++) {
      String wrong = parser.line(lines[i]);
      if (wrong != null) {
        return new SdpParse.Malformed(i + 1, wrong);
      }
    }
    return parser.finish(lines.length);
  }

  private SdpParse finish(int lines) {
    if (originAddress.isEmpty()) {
      return new SdpParse.Malformed(lines, "no o= line");
    }
    endSection();
    return new SdpParse.Parsed(
        new SessionDescription(user, id, version, originAddress, name, address, attributes, media));
  }

  private @Nullable String line(String line) {
    if (line.isBlank()) {
      return null;
    }
    if (line.length() < 2 || line.charAt(1) != '=') {
      return "not of the form x=value";
    }
    String value = bare(line.substring(2));
    return switch (line.charAt(0)) {
      case 'v' -> value.equals("0") ? null : "version is not 0";
      case 'o' -> origin(value);
      case 's' -> {
        name = value.isEmpty() ? "-" : value;
        yield null;
      }
      case 'c' -> connection(value);
      case 'm' -> mediaLine(value);
      case 'a' -> attribute(value);
      default -> null;
    };
  }

  private @Nullable String origin(String value) {
    String[] parts = BLANKS.split(value);
    if (parts.length < 6) {
      return "o= has fewer than six fields";
    }
    user = parts[0];
    id = parts[1];
    version = parts[2];
    originAddress = parts[5];
    return null;
  }

  private @Nullable String connection(String value) {
    String[] parts = BLANKS.split(value);
    if (parts.length < 3 || !parts[0].equals("IN")) {
      return "c= is not IN, type, address";
    }
    int ttl = parts[2].indexOf('/');
    String host = ttl < 0 ? parts[2] : parts[2].substring(0, ttl);
    if (host.isEmpty()) {
      return "c= has no address";
    }
    if (section == null) {
      address = host;
    } else {
      sectionAddress = host;
    }
    return null;
  }

  private void endSection() {
    MediaDescription line = section;
    if (line != null) {
      media.add(
          new MediaDescription(
              line.kind(),
              line.port(),
              line.protocol(),
              line.formats(),
              sectionAddress,
              sectionAttributes));
    }
    sectionAddress = null;
    sectionAttributes.clear();
  }

  private @Nullable String mediaLine(String value) {
    String[] parts = BLANKS.split(value);
    if (parts.length < 4) {
      return "m= has fewer than four fields";
    }
    int port = leadingNumber(parts[1]);
    if (port < 0 || port > 65_535) {
      return "m= has no port";
    }
    List<String> formats = List.of(parts).subList(3, parts.length);
    endSection();
    section = new MediaDescription(parts[0], port, parts[2], formats, null, List.of());
    return null;
  }

  private @Nullable String attribute(String value) {
    int colon = value.indexOf(':');
    var attribute =
        colon < 0
            ? new SdpAttribute(value, "")
            : new SdpAttribute(bare(value.substring(0, colon)), bare(value.substring(colon + 1)));
    (section == null ? attributes : sectionAttributes).add(attribute);
    return null;
  }

  /** The number that a text starts with, or -1 when there is none or it is over 999,999,999. */
  static int leadingNumber(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == 0 || end > 9 ? -1 : Integer.parseInt(text.substring(0, end));
  }

  // Only what separates parts too, so that a part which ends a line is read as it was written.
  private static String bare(String value) {
    int begin = 0;
    int end = value.length();
    while (begin < end && blank(value.charAt(begin))) {
      begin++;
    }
    while (end > begin && blank(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(begin, end);
  }

  private static boolean blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
