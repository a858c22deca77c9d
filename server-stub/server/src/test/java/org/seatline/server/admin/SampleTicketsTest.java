package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.admin.SampleFiles.each;
import static org.seatline.server.admin.SampleFiles.fields;
import static org.seatline.server.admin.SampleFiles.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever follows a script of the sample to an end that needs a ticket has a complete ticket. */
class SampleTicketsTest {
  private final Map<String, JsonNode> steps = new HashMap<>();
  private final Set<String> withoutTicket = new HashSet<>();
  private final Set<String> missing = new TreeSet<>();
  private int ways;

  @ParameterizedTest
  @ValueSource(strings = {"fault", "bills", "connection", "complaint", "general"})
  void everyWayFillsWhatTheFormRequires(String queue) {
    JsonNode script = json("scripts/" + queue + ".json");
    each(script.path("steps")).forEach(step -> steps.put(step.path("id").asText(), step));
    each(json("centre.json").path("dispositions"))
        .filter(disposition -> !disposition.path("ticketRequired").asBoolean())
        .forEach(disposition -> withoutTicket.add(disposition.path("id").asText()));
    walk(script.path("start").asText(), Map.of(), fields(json("forms/" + queue + ".json")));
    assertThat(ways).isGreaterThan(2);
    assertThat(missing).isEmpty();
  }

  private void walk(String id, Map<String, String> filled, Map<String, JsonNode> fields) {
    JsonNode step = Objects.requireNonNull(steps.get(id));
    Map<String, String> now = new HashMap<>(filled);
    if (step.has("field")) {
      now.put(step.path("field").asText(), step.path("value").asText("something"));
    }
    for (JsonNode answer : step.path("answers")) {
      Map<String, String> then = new HashMap<>(now);
      answer
          .path("fills")
          .properties()
          .forEach(fill -> then.put(fill.getKey(), fill.getValue().asText()));
      walk(answer.path("next").asText(), then, fields);
    }
    for (String way : new String[] {"then", "next"}) {
      if (step.has(way)) {
        walk(step.path(way).asText(), now, fields);
      }
    }
    if (step.path("kind").asText().equals("end")) {
      ways++;
      checkEnd(step, now, fields);
    }
  }

  private void checkEnd(JsonNode end, Map<String, String> filled, Map<String, JsonNode> fields) {
    if (withoutTicket.contains(end.path("disposition").asText())) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
      JsonNode spec = field.getValue();
      boolean visible = !spec.has("visibleWhen") || holds(spec.path("visibleWhen"), filled);
      boolean required =
          spec.path("required").asBoolean()
              || (spec.has("requiredWhen") && holds(spec.path("requiredWhen"), filled));
      if (visible && required && !filled.containsKey(field.getKey())) {
        missing.add(end.path("id").asText() + " lacks " + field.getKey());
      }
    }
  }

  private static boolean holds(JsonNode condition, Map<String, String> filled) {
    String value = filled.getOrDefault(condition.path("field").asText(), "");
    return value.equals(condition.path("equals").asText());
  }
}
