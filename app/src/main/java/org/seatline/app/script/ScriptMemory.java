package org.seatline.app.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Wire;

/** Writes a script's state into a draft, and reads it back after a restart. */
final class ScriptMemory {
  private ScriptMemory() {}

  static JsonNode toJson(ScriptState state) {
    ObjectNode json = Wire.mapper().createObjectNode();
    json.put("scriptId", state.script().id());
    json.put("scriptVersion", state.script().version());
    json.put("cursor", state.cursor());
    var path = json.putArray("path");
    for (ScriptState.Visit visit : state.path()) {
      ObjectNode item = path.addObject();
      item.put("step", visit.stepId());
      item.put("answer", visit.answer());
      item.put("atMs", visit.atMs());
    }
    ObjectNode answers = json.putObject("answers");
    state.answers().forEach(answers::put);
    return json;
  }

  /**
   * Reads a state back. Where the script has changed meanwhile, the path goes as far as it still
   * exists; answers to steps that still exist are kept.
   *
   * @return null when nothing of the path exists
   */
  static @Nullable ScriptState read(JsonNode json, ScriptDocument script) {
    if (!script.id().equals(json.path("scriptId").asText())) {
      return null;
    }
    List<ScriptState.Visit> path = new ArrayList<>();
    for (JsonNode item : json.path("path")) {
      ScriptStep step = script.steps().get(item.path("step").asText());
      if (step == null || step.kind() == ScriptStep.Kind.BRANCH) {
        break;
      }
      String answer = item.path("answer").isTextual() ? item.path("answer").asText() : null;
      path.add(new ScriptState.Visit(step.id(), answer, item.path("atMs").asLong()));
    }
    while (!path.isEmpty() && script.step(path.getLast().stepId()).isAutomatic()) {
      path.removeLast();
    }
    if (path.isEmpty()) {
      return null;
    }
    int cursor = Math.clamp(json.path("cursor").asInt(), 0, path.size() - 1);
    if (script.step(path.get(cursor).stepId()).isAutomatic()) {
      cursor = path.size() - 1;
    }
    return new ScriptState(script, path, cursor, answers(json.path("answers"), script));
  }

  private static Map<String, String> answers(JsonNode json, ScriptDocument script) {
    Map<String, String> answers = new LinkedHashMap<>();
    json.properties().stream()
        .filter(entry -> script.steps().containsKey(entry.getKey()))
        .forEach(entry -> answers.put(entry.getKey(), entry.getValue().asText()));
    return answers;
  }
}
