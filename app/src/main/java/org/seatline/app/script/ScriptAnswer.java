package org.seatline.app.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seatline.protocol.LocalizedText;

/**
 * An answer that the caller may give.
 *
 * @param key number key that takes it, {@code 1} to {@code 9}
 * @param next step that follows
 * @param fills ticket field to value; values may hold placeholders
 */
public record ScriptAnswer(
    String key, String id, LocalizedText text, String next, Map<String, String> fills) {
  /** Copies the map, keeping its order. */
  public ScriptAnswer {
    fills = Collections.unmodifiableMap(new LinkedHashMap<>(fills));
  }
}
