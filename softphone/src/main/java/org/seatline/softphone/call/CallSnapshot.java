package org.seatline.softphone.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A call state as text (JSON) and back. */
public final class CallSnapshot {
  /** Version of the text; another one is refused. */
  static final int VERSION = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CallSnapshot() {}

  /** Writes a state down. */
  public static String write(CallState state) {
    try { // put together by hand: this is written with every step of every call
      String call = MAPPER.writerFor(CallState.class).writeValueAsString(state);
      return "{\"version\":" + VERSION + ",\"call\":" + call + "}";
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a call state that cannot be written", defect);
    }
  }

  /**
   * Reads a state.
   *
   * @throws IllegalArgumentException when the text is not a snapshot of this version
   */
  public static CallState read(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root.path("version").asInt() != VERSION) {
        throw new IllegalArgumentException("not a call snapshot of version " + VERSION);
      }
      return MAPPER.treeToValue(root.path("call"), CallState.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException("not a call snapshot", unreadable);
    }
  }
}
