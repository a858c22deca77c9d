package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.server.admin.SampleFiles.documents;
import static org.seatline.server.admin.SampleFiles.each;
import static org.seatline.server.admin.SampleFiles.fields;
import static org.seatline.server.admin.SampleFiles.json;
import static org.seatline.server.admin.SampleFiles.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sample call centre's centre, menu, queues, people, forms and articles fit together. */
class SampleCentreTest {
  private static final List<String> QUEUES =
      List.of("fault", "bills", "connection", "complaint", "general");
  private static final Set<String> TYPES =
      Set.of(
          "text",
          "name",
          "multiline",
          "number",
          "date",
          "time",
          "choice",
          "multichoice",
          "checkbox",
          "phone",
          "address",
          "meter",
          "table",
          "computed",
          "file");

  @Test
  void everyTextIsThereInBothLanguages() {
    List<String> missing = new ArrayList<>();
    for (String file : List.of("centre.json", "menu.json", "queues.json", "people.json")) {
      missingLanguage(file, json(file), missing);
    }
    for (String folder : List.of("scripts", "forms", "articles", "callers", "drills")) {
      documents(folder).forEach((name, tree) -> missingLanguage(name, tree, missing));
    }
    assertThat(missing).isEmpty();
  }

  private static void missingLanguage(String where, JsonNode node, List<String> missing) {
    boolean localized = node.has("en") && node.has("zh") && !node.path("en").isObject();
    if (localized && (node.path("en").asText().isBlank() || node.path("zh").asText().isBlank())) {
      missing.add(where);
    }
    if (node.has("en") != node.has("zh") && node.path("en").asText("zh").length() > 2) {
      missing.add(where);
    }
    for (String name : List.of("name", "title", "label", "text", "hint", "warning", "body")) {
      boolean plainName = node.path("name").isTextual() && name.equals("name");
      if (node.has(name) && !plainName && !node.path(name).has("zh")) {
        missing.add(where + ": " + name);
      }
    }
    node.properties()
        .forEach(child -> missingLanguage(where + "." + child.getKey(), child.getValue(), missing));
    if (node.isArray()) {
      each(node).forEach(child -> missingLanguage(where, child, missing));
    }
  }

  @Test
  void centreNamesReasonsAndDispositions() {
    JsonNode centre = json("centre.json");
    assertThat(centre.path("demo").asBoolean()).isTrue();
    assertThat(texts(centre.path("reasonCodes"), "id"))
        .containsExactly(
            "break",
            "meal",
            "training",
            "meeting",
            "study",
            "ring-no-answer",
            "lost-connection",
            "forced",
            "signed-in",
            "after-wrap-up",
            "refused",
            "offer-failed",
            "connect-failed",
            "seat-lost",
            "registration-lost",
            "lease-lost",
            "locked");
    assertThat(texts(centre.path("dispositions"), "id")).doesNotHaveDuplicates();
    assertThat(dispositions(null)).hasSizeBetween(6, 10);
    for (String queue : QUEUES) {
      assertThat(dispositions(queue)).as(queue).hasSizeBetween(6, 10);
    }
  }

  /** The dispositions of one queue alone, or with null those of all queues. */
  private static List<String> dispositions(@Nullable String queue) {
    return each(json("centre.json").path("dispositions"))
        .filter(
            d ->
                queue == null
                    ? d.path("queueIds").isEmpty()
                    : each(d.path("queueIds")).anyMatch(q -> q.asText().equals(queue)))
        .map(d -> d.path("id").asText())
        .toList();
  }

  @Test
  void menuLeadsToEveryQueueAndNamesOnlyPromptsThatExist() {
    JsonNode menu = json("menu.json");
    JsonNode main = menu.path("menus").path(0);
    assertThat(main.path("id").asText()).isEqualTo(menu.path("start").asText());
    Map<String, String> queues = new HashMap<>();
    each(main.path("options"))
        .filter(option -> option.has("queue"))
        .forEach(option -> queues.put(digit(option), option.path("queue").asText()));
    assertThat(queues)
        .isEqualTo(
            Map.of(
                "1", "fault", "2", "bills", "3", "connection", "4", "complaint", "0", "general"));
    JsonNode prompts = menu.path("prompts");
    List<String> used = new ArrayList<>();
    each(menu.path("opening")).forEach(key -> used.add(key.asText()));
    collectPrompts(menu.path("menus"), used);
    collectPrompts(json("queues.json"), used);
    collectPrompts(menu.path("waiting"), used);
    JsonNode position = menu.path("waiting").path("position");
    for (int i = 1; i <= position.path("last").asInt(); i++) {
      used.add(position.path("number").asText() + i);
    }
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(used).allSatisfy(key -> assertThat(prompts.has(key)).as(key).isTrue());
    for (JsonNode prompt : prompts) {
      for (String language : List.of("en", "zh")) {
        String file = prompt.path("file").path(language).asText();
        assertThat(SampleFiles.FOLDER.resolve(file)).isRegularFile();
      }
    }
  }

  /** Adds every prompt key that a field named for one holds. */
  private static void collectPrompts(JsonNode node, List<String> keys) {
    for (String field :
        List.of("prompt", "before", "next", "after", "more", "entry", "again", "closing")) {
      if (node.path(field).isTextual()) {
        keys.add(node.path(field).asText());
      }
    }
    for (String field : List.of("agentLost", "notConnected")) {
      if (node.has(field)) {
        keys.add(node.path(field).asText());
      }
    }
    node.forEach(child -> collectPrompts(child, keys));
  }

  private static String digit(JsonNode option) {
    return option.path("digit").asText();
  }

  @Test
  void queuesHaveSkillScriptFormMusicAndTimes() {
    JsonNode file = json("queues.json");
    assertThat(texts(file.path("queues"), "id")).isEqualTo(QUEUES);
    for (JsonNode queue : file.path("queues")) {
      assertThat(texts(file.path("skills"), "id")).contains(queue.path("skill").asText());
      assertThat(documents("scripts")).containsKey(queue.path("scriptId").asText());
      assertThat(documents("forms")).containsKey(queue.path("formId").asText());
      assertThat(SampleFiles.FOLDER.resolve(queue.path("music").asText())).isRegularFile();
      assertThat(queue.path("offerTimeoutMs").asInt()).isEqualTo(15_000);
      assertThat(queue.path("serviceLevelSeconds").asInt()).isEqualTo(20);
      assertThat(queue.path("wrapUpMs").asInt()).isBetween(10_000, 120_000);
      assertThat(queue.path("announceEveryMs").asInt()).isPositive();
    }
  }

  @Test
  void peopleAreTwentyAgentsOneWithAPhoneThreeLeadsAndATrainer() {
    JsonNode people = json("people.json").path("people");
    assertThat(texts(people, "id")).hasSize(25).doesNotHaveDuplicates();
    assertThat(having(people, "agent")).hasSize(21).startsWith("1001").endsWith("1020", "1101");
    assertThat(having(people, "lead")).containsExactly("2001", "2002", "2003");
    assertThat(having(people, "trainer")).containsExactly("3001");
    assertThat(having(people, "admin")).isNotEmpty();
    List<String> skills = texts(json("queues.json").path("skills"), "id");
    for (JsonNode person : people) {
      assertThat(person.path("demo").asBoolean()).isTrue();
      assertThat(person.path("demoPassword").asText()).startsWith("demo-");
      assertThat(skills).containsAll(texts(person.path("skills"), "skill"));
      assertThat(person.path("languages")).isNotEmpty();
    }
    for (JsonNode queue : json("queues.json").path("queues")) {
      long able = each(people).filter(p -> hasRole(p, "agent") && serves(p, queue)).count();
      assertThat(able).as(queue.path("id").asText()).isGreaterThanOrEqualTo(6);
    }
  }

  private static List<String> having(JsonNode people, String role) {
    return each(people).filter(p -> hasRole(p, role)).map(p -> p.path("id").asText()).toList();
  }

  private static boolean hasRole(JsonNode person, String role) {
    return each(person.path("roles")).anyMatch(r -> r.asText().equals(role));
  }

  private static boolean serves(JsonNode person, JsonNode queue) {
    return each(person.path("skills"))
        .anyMatch(
            s ->
                s.path("skill").asText().equals(queue.path("skill").asText())
                    && s.path("level").asInt() >= queue.path("minimumLevel").asInt());
  }

  @Test
  void formsHaveKnownTypesAndConditionsOnTheirOwnFields() {
    Map<String, JsonNode> forms = documents("forms");
    assertThat(forms.keySet()).containsExactlyInAnyOrderElementsOf(QUEUES);
    for (JsonNode form : forms.values()) {
      Map<String, JsonNode> fields = fields(form);
      long count = each(form.path("sections")).mapToLong(s -> s.path("fields").size()).sum();
      assertThat(fields).as("no field twice").hasSize((int) count);
      fields.values().forEach(field -> checkField(field, fields));
    }
  }

  private static void checkField(JsonNode field, Map<String, JsonNode> fields) {
    String id = field.path("id").asText();
    String type = field.path("type").asText();
    assertThat(TYPES).as(id).contains(type);
    assertThat(id).matches("[a-z][A-Za-z]*");
    assertThat(field.path("required").isBoolean()).as(id).isEqualTo(!type.equals("computed"));
    assertThat(field.has("options")).as(id).isEqualTo(type.endsWith("choice"));
    assertThat(texts(field.path("options"), "id")).doesNotHaveDuplicates();
    for (String condition : List.of("visibleWhen", "requiredWhen")) {
      JsonNode rule = field.path(condition);
      if (rule.isTextual()) {
        // What it says is checked where expressions are known: FormCheckTest of the seat.
        assertThat(fields.keySet()).as(id + condition).anyMatch(rule.asText()::contains);
      } else if (field.has(condition)) {
        String other = field.path(condition).path("field").asText();
        String value = field.path(condition).path("equals").asText();
        assertThat(SampleScriptsTest.allowed(fields, other, value)).as(id + condition).isTrue();
      }
    }
  }

  @Test
  void thirtyArticlesOfReadableLength() throws Exception {
    Map<String, JsonNode> articles = documents("articles");
    assertThat(articles).hasSize(30);
    for (Map.Entry<String, JsonNode> article : articles.entrySet()) {
      JsonNode tree = article.getValue();
      assertThat(tree.path("id").asText()).isEqualTo(article.getKey());
      String queue = tree.path("tags").path(0).asText();
      assertThat(QUEUES).as(article.getKey()).contains(queue);
      String en = tree.path("body").path("en").asText();
      assertThat(en.split("\\s+").length).as(article.getKey()).isBetween(80, 200);
      String zh = tree.path("body").path("zh").asText().replaceAll("\\s", "");
      assertThat(zh.length()).as(article.getKey()).isBetween(100, 400);
    }
    assertThat(Files.readString(SampleFiles.FOLDER.resolve("README.md"))).contains("articles/");
  }
}
