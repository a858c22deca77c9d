package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.admin.SampleFiles.documents;
import static org.seatline.server.admin.SampleFiles.each;
import static org.seatline.server.admin.SampleFiles.fields;
import static org.seatline.server.admin.SampleFiles.json;
import static org.seatline.server.admin.SampleFiles.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample call centre's scripts can be walked to an end on every way, and fit their forms. */
class SampleScriptsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "customer.name",
          "customer.address",
          "customer.id",
          "meter.number",
          "bill.amount",
          "bill.month",
          "agent.name",
          "agent.id",
          "call.number",
          "call.menu");
  private static final Set<String> FLAGS =
      Set.of("customer.known", "customer.vip", "customer.lifeSupport", "customer.doNotCall");

  @Test
  void oneScriptForEachQueue() {
    assertThat(documents("scripts").keySet())
        .containsExactly("bills", "complaint", "connection", "fault", "general");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fault", "bills", "connection", "complaint", "general"})
  void everyStepIsReachedAndEveryWayEnds(String queue) {
    Map<String, JsonNode> steps = steps(json("scripts/" + queue + ".json"));
    assertThat(steps).hasSizeBetween(15, 25);
    Set<String> reached = new HashSet<>();
    walk(json("scripts/" + queue + ".json").path("start").asText(), steps, List.of(), reached);
    assertThat(reached).isEqualTo(steps.keySet());
  }

  /** Follows every way; a circle would name the step twice on one way. */
  private static void walk(
      String id, Map<String, JsonNode> steps, List<String> way, Set<String> reached) {
    assertThat(steps).as("after " + way).containsKey(id);
    assertThat(way).as("circle").doesNotContain(id);
    reached.add(id);
    JsonNode step = Objects.requireNonNull(steps.get(id));
    List<String> next = nextOf(step);
    assertThat(next.isEmpty()).as(id).isEqualTo(step.path("kind").asText().equals("end"));
    List<String> longer = new ArrayList<>(way);
    longer.add(id);
    next.forEach(n -> walk(n, steps, longer, reached));
  }

  private static List<String> nextOf(JsonNode step) {
    List<String> next = new ArrayList<>(texts(step.path("answers"), "next"));
    for (String key : List.of("next", "then")) {
      if (step.has(key)) {
        next.add(step.path(key).asText());
      }
    }
    return next;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fault", "bills", "connection", "complaint", "general"})
  void stepsFitTheFormTheDispositionsAndTheArticles(String queue) {
    Map<String, JsonNode> fields = fields(json("forms/" + queue + ".json"));
    for (JsonNode step : json("scripts/" + queue + ".json").path("steps")) {
      String id = queue + "/" + step.path("id").asText();
      switch (step.path("kind").asText()) {
        case "ask" -> assertThat(fields).as(id).containsKey(step.path("field").asText());
        case "fill" -> assertThat(allowedAt(fields, step, "field", "value")).as(id).isTrue();
        case "branch" -> {
          JsonNode when = step.path("when");
          boolean flag = FLAGS.contains(when.path("field").asText());
          assertThat(flag || allowedAt(fields, when, "field", "equals")).as(id).isTrue();
        }
        case "lookup" -> checkShow(id, step.path("show"));
        case "choose" -> checkAnswers(id, step, fields);
        case "end" -> checkDisposition(queue, step.path("disposition").asText());
        case "say" -> assertThat(step.has("next")).as(id).isTrue();
        default -> throw new AssertionError(id + ": " + step.path("kind"));
      }
      checkTexts(id, step, fields);
    }
  }

  private static boolean allowedAt(
      Map<String, JsonNode> fields, JsonNode node, String field, String value) {
    return allowed(fields, node.path(field).asText(), node.path(value).asText());
  }

  /** Whether the form has the field, and the field may have the value. */
  static boolean allowed(Map<String, JsonNode> fields, String id, String value) {
    JsonNode field = fields.get(id);
    if (field == null || value.isEmpty()) {
      return false;
    }
    return switch (field.path("type").asText()) {
      case "choice" -> texts(field.path("options"), "id").contains(value);
      case "multichoice" ->
          texts(field.path("options"), "id").containsAll(List.of(value.split(",")));
      case "checkbox" -> value.equals("true") || value.equals("false");
      default -> true;
    };
  }

  private static void checkShow(String id, JsonNode show) {
    String kind = show.path("kind").asText();
    assertThat(Set.of("article", "bills", "tickets", "contacts", "meters")).as(id).contains(kind);
    if (kind.equals("article")) {
      assertThat(documents("articles")).as(id).containsKey(show.path("id").asText());
    }
  }

  private static void checkAnswers(String id, JsonNode step, Map<String, JsonNode> fields) {
    JsonNode answers = step.path("answers");
    assertThat(answers).as(id).hasSizeBetween(2, 9);
    assertThat(texts(answers, "id")).as(id).doesNotHaveDuplicates();
    List<String> keys = texts(answers, "key");
    for (int i = 0; i < keys.size(); i++) {
      assertThat(keys.get(i)).as(id).isEqualTo(String.valueOf(i + 1));
    }
    for (JsonNode answer : answers) {
      answer
          .path("fills")
          .properties()
          .forEach(
              fill ->
                  assertThat(allowed(fields, fill.getKey(), fill.getValue().asText()))
                      .as(id + " fills " + fill.getKey())
                      .isTrue());
    }
  }

  private static void checkDisposition(String queue, String disposition) {
    if (disposition.isEmpty()) {
      return;
    }
    JsonNode found =
        each(json("centre.json").path("dispositions"))
            .filter(d -> d.path("id").asText().equals(disposition))
            .findFirst()
            .orElseThrow(() -> new AssertionError(disposition));
    List<String> queues = each(found.path("queueIds")).map(JsonNode::asText).toList();
    assertThat(queues.isEmpty() || queues.contains(queue)).as(disposition).isTrue();
  }

  private static void checkTexts(String id, JsonNode step, Map<String, JsonNode> fields) {
    JsonNode text = step.path("text");
    String en = PLACEHOLDER.matcher(text.path("en").asText()).replaceAll("some name");
    String zh = PLACEHOLDER.matcher(text.path("zh").asText()).replaceAll("名称");
    assertThat(en.length()).as(id + " can be said").isLessThan(150);
    assertThat(zh.length()).as(id + " can be said").isLessThan(60);
    Matcher matcher = PLACEHOLDER.matcher(step.toString());
    while (matcher.find()) {
      String name = matcher.group(1);
      boolean ticket = name.startsWith("ticket.") && fields.containsKey(name.substring(7));
      assertThat(ticket || PLACEHOLDERS.contains(name)).as(id + " " + name).isTrue();
    }
  }

  @Test
  void faultScriptAsksAboutDangerAndLifeSupportBeforeAnythingElse() {
    JsonNode script = json("scripts/fault.json");
    assertThat(texts(script.path("steps"), "id").subList(0, 2))
        .containsExactly("greeting", "danger");
    assertThat(steps(script))
        .containsKeys("danger-now", "keep-away", "life-battery", "life-urgent");
  }

  private static Map<String, JsonNode> steps(JsonNode script) {
    Map<String, JsonNode> steps = new LinkedHashMap<>();
    each(script.path("steps")).forEach(step -> steps.put(step.path("id").asText(), step));
    assertThat(steps).hasSize(script.path("steps").size());
    return steps;
  }
}
