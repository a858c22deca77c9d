package org.seatline.app.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.seatline.protocol.Wire;

/** Records as text in the store. What the store wrote itself is expected to be readable. */
final class Json {
  private Json() {}

  static String text(Object value) {
    return Wire.encode(value);
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return Wire.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds no readable " + type.getSimpleName(), e);
    }
  }

  /** What another program, or an older one, may have written. */
  static <T> Optional<T> tryRead(String text, Class<T> type) {
    try {
      return Optional.ofNullable(Wire.mapper().readValue(text, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static <T> List<T> readList(String text, Class<T> element) {
    try {
      var type = Wire.mapper().getTypeFactory().constructCollectionType(List.class, element);
      return Wire.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds no readable list", e);
    }
  }

  static JsonNode tree(String text) {
    return read(text, JsonNode.class);
  }

  static <T> T convert(JsonNode node, Class<T> type) {
    return Wire.mapper().convertValue(node, type);
  }
}
