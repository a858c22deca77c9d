package org.seatline.protocol.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.seatline.protocol.Wire;

/** On which line of a JSON text each of its values begins, by JSON pointer. */
final class JsonLines {
  private final Map<String, Integer> lines = new HashMap<>();

  private JsonLines() {}

  /**
   * Reads a text.
   *
   * @throws IOException when it is no JSON
   */
  static JsonLines of(String text) throws IOException {
    var found = new JsonLines();
    try (JsonParser parser = Wire.mapper().getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!token.isStructEnd() && token != JsonToken.FIELD_NAME) {
          String pointer = parser.getParsingContext().pathAsPointer().toString();
          found.lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return found;
  }

  /** The line of a value; of what holds it, where it is not there itself. */
  int line(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return lines.getOrDefault(at, 1);
  }
}
