package org.seatline.server.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatline.protocol.Wire;

/** Where each value of a JSON text stands, by its path ({@code /queues/0/skill}, root: empty). */
public final class JsonSpans {
  private final Map<String, Span> spans = new LinkedHashMap<>();

  private JsonSpans() {}

  /**
   * A value's place.
   *
   * @param line first line, from 1
   * @param start index of its first character
   * @param end index after its last character
   */
  public record Span(int line, int start, int end) {}

  /** A container that is being read. */
  private static final class Open {
    private final String path;
    private final boolean array;
    private final int line;
    private final int start;
    private int next;
    private String field = "";

    Open(String path, boolean array, int line, int start) {
      this.path = path;
      this.array = array;
      this.line = line;
      this.start = start;
    }

    String child() {
      return path + "/" + (array ? String.valueOf(next++) : field);
    }
  }

  /**
   * Reads the text.
   *
   * @throws IOException when it is not JSON
   */
  public static JsonSpans of(String text) throws IOException {
    JsonSpans spans = new JsonSpans();
    try (JsonParser parser = Wire.mapper().getFactory().createParser(text)) {
      spans.read(parser);
    }
    return spans;
  }

  private void read(JsonParser parser) throws IOException {
    Deque<Open> open = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      Open around = open.peek();
      if (token == JsonToken.FIELD_NAME && around != null) {
        around.field = parser.currentName();
      } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
        Open over = open.pop();
        spans.put(over.path, new Span(over.line, over.start, end(parser)));
      } else {
        String path = around == null ? "" : around.child();
        int line = parser.currentTokenLocation().getLineNr();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (token.isStructStart()) {
          open.push(new Open(path, token == JsonToken.START_ARRAY, line, start));
        } else {
          parser.finishToken();
          spans.put(path, new Span(line, start, end(parser)));
        }
      }
    }
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  /** The place of a value, if it is there. */
  public Optional<Span> at(String path) {
    return Optional.ofNullable(spans.get(path));
  }

  /** The line of a value, or of the nearest thing around it that is there. */
  public int line(String path) {
    String at = path;
    Span found = spans.get(at);
    while (found == null && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
      found = spans.get(at);
    }
    return found == null ? 1 : found.line();
  }

  /** The values directly in a container, in the order of the text. */
  public List<Span> children(String path) {
    List<Span> children = new ArrayList<>();
    spans.forEach(
        (each, span) -> {
          if (each.startsWith(path + "/") && each.indexOf('/', path.length() + 1) < 0) {
            children.add(span);
          }
        });
    children.sort(java.util.Comparator.comparingInt(Span::start));
    return children;
  }
}
