package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Encodes and decodes protocol records as JSON within named limits. Thread-safe. */
public final class Wire {
  private static final int NESTING_MAX = 64;
  private static final int STRING_MAX_CHARS = 4 * 1024 * 1024;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(NESTING_MAX)
                          .maxStringLength(STRING_MAX_CHARS)
                          .build())
                  .build())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          // A newer peer may say more than we know; what we need is checked by the records.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Wire() {}

  /** The mapper, for JSON trees inside bodies. Do not reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Encodes a protocol record. */
  public static String encode(Object message) {
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a protocol record: " + message.getClass(), e);
    }
  }

  /** Encodes a protocol record in UTF-8; for long ones, which are never a text in between. */
  public static byte[] encodeBytes(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a protocol record: " + message.getClass(), e);
    }
  }

  /**
   * Decodes a protocol record.
   *
   * @throws MalformedMessageException when the text is not JSON of that type, or breaks a limit
   */
  public static <T> T decode(String json, Class<T> type) throws MalformedMessageException {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new MalformedMessageException("null is not a " + type.getSimpleName(), null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedMessageException(
          "not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }
}
