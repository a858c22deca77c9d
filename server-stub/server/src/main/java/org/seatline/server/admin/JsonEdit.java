package org.seatline.server.admin;

import java.io.IOException;
import java.util.List;

/**
 * Changes one value in a JSON text and leaves the rest as its author wrote it: order, line breaks,
 * indentation.
 */
final class JsonEdit {
  private JsonEdit() {}

  /**
   * Sets a field of an object: replaces its value, or adds it as the last one.
   *
   * @param json the value as JSON
   * @throws IOException when the text is not JSON, or has no such object
   */
  static String put(String text, String object, String field, String json) throws IOException {
    JsonSpans spans = JsonSpans.of(text);
    var there = spans.at(object + "/" + field);
    if (there.isPresent()) {
      return replace(text, there.get(), json);
    }
    return add(text, spans, object, "\"" + field + "\": " + json);
  }

  /** Adds an element to the end of an array. */
  static String append(String text, String array, String json) throws IOException {
    return add(text, JsonSpans.of(text), array, json);
  }

  /** Takes an element out of an array. */
  static String remove(String text, String array, int index) throws IOException {
    List<JsonSpans.Span> items = JsonSpans.of(text).children(array);
    if (index >= items.size()) {
      throw new IOException("there is no " + array + "/" + index);
    }
    int from = items.get(index).start();
    int to = items.get(index).end();
    if (index > 0) {
      from = items.get(index - 1).end();
    } else if (items.size() > 1) {
      to = items.get(1).start();
    }
    return text.substring(0, from) + text.substring(to);
  }

  private static String replace(String text, JsonSpans.Span span, String json) {
    return text.substring(0, span.start()) + json + text.substring(span.end());
  }

  private static String add(String text, JsonSpans spans, String container, String what)
      throws IOException {
    JsonSpans.Span span =
        spans.at(container).orElseThrow(() -> new IOException("there is no " + container));
    List<JsonSpans.Span> items = spans.children(container);
    if (items.isEmpty()) {
      String inside = text.substring(span.start() + 1, span.end() - 1);
      if (!inside.isBlank()) {
        throw new IOException(container + " is no container");
      }
      return text.substring(0, span.start() + 1) + what + text.substring(span.end() - 1);
    }
    JsonSpans.Span last = items.getLast();
    boolean manyLines = text.substring(span.start(), items.getFirst().start()).contains("\n");
    String between = manyLines ? "," + lineBreak(text, span) + indent(text, last.start()) : ", ";
    return text.substring(0, last.end()) + between + what + text.substring(last.end());
  }

  private static String lineBreak(String text, JsonSpans.Span span) {
    return text.substring(span.start(), span.end()).contains("\r\n") ? "\r\n" : "\n";
  }

  private static String indent(String text, int at) {
    int begin = text.lastIndexOf('\n', at) + 1;
    int end = begin;
    while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(begin, end);
  }
}
