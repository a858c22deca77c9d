package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header lines in the order of the message; names compare without case (RFC 3261 7.3.1). */
public record SipHeaders(List<SipHeader> list) {
  public static final SipHeaders NONE = new SipHeaders(List.of());

  public SipHeaders {
    list = List.copyOf(list);
  }

  /** Headers from names and values in turn. */
  public static SipHeaders of(String... namesAndValues) {
    var lines = new ArrayList<SipHeader>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      lines.add(new SipHeader(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new SipHeaders(lines);
  }

  /** The value of the first line with this name, or null. */
  public @Nullable String first(String name) {
    for (SipHeader header : list) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** The value of the first line with this name, or the given text. */
  public String firstOr(String name, String otherwise) {
    String value = first(name);
    return value == null ? otherwise : value;
  }

  /** The values of all lines with this name, one for each line. */
  public List<String> all(String name) {
    var values = new ArrayList<String>(1);
    for (SipHeader header : list) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  /** The comma separated elements of all lines with this name. */
  public List<String> elements(String name) {
    var elements = new ArrayList<String>(1);
    for (SipHeader header : list) {
      if (header.name().equalsIgnoreCase(name)) {
        elements.addAll(HeaderText.split(header.value(), ','));
      }
    }
    return elements;
  }

  /** Whether a comma separated list such as Supported or Allow names this token. */
  public boolean lists(String name, String token) {
    for (String element : elements(name)) {
      if (element.equalsIgnoreCase(token)) {
        return true;
      }
    }
    return false;
  }

  /** These headers with one more line at the end. */
  public SipHeaders with(String name, String value) {
    var lines = new ArrayList<>(list);
    lines.add(new SipHeader(name, value));
    return new SipHeaders(lines);
  }

  /** These headers followed by the others. */
  public SipHeaders with(SipHeaders others) {
    var lines = new ArrayList<>(list);
    lines.addAll(others.list);
    return new SipHeaders(lines);
  }

  /** These headers with one more line in front. */
  public SipHeaders withFirst(String name, String value) {
    var lines = new ArrayList<SipHeader>();
    lines.add(new SipHeader(name, value));
    lines.addAll(list);
    return new SipHeaders(lines);
  }

  /** These headers with every line of this name replaced by one. */
  public SipHeaders replacing(String name, String value) {
    return without(name).with(name, value);
  }

  /** These headers with another value in the first line of this name; the order stays. */
  public SipHeaders replacingFirst(String name, String value) {
    var lines = new ArrayList<>(list);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).name().equalsIgnoreCase(name)) {
        lines.set(i, new SipHeader(lines.get(i).name(), value));
        break;
      }
    }
    return new SipHeaders(lines);
  }

  /** These headers without the lines of this name. */
  public SipHeaders without(String name) {
    var lines = new ArrayList<>(list);
    lines.removeIf(h -> h.name().equalsIgnoreCase(name));
    return new SipHeaders(lines);
  }
}
