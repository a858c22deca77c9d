package org.seatline.app.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seatline.protocol.LocalizedText;

/**
 * A call script: a graph of steps in which every way leads to an end.
 *
 * @param start id of the first step
 * @param steps by id, in the document's order
 */
public record ScriptDocument(
    String id, int version, LocalizedText title, String start, Map<String, ScriptStep> steps) {
  /** Copies the map, keeping its order. */
  public ScriptDocument {
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
  }

  /**
   * The step with this id.
   *
   * @throws IllegalArgumentException when there is none; the parser has checked all references
   */
  public ScriptStep step(String stepId) {
    ScriptStep step = steps.get(stepId);
    if (step == null) {
      throw new IllegalArgumentException("script " + id + " has no step " + stepId);
    }
    return step;
  }
}
