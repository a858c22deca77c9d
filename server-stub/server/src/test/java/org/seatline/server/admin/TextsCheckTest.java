package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.Wire;

final class TextsCheckTest {
  private static final String FORM =
      """
      {"id": "fault", "sections": [{"fields": [
        {"id": "scope", "type": "choice", "options": [{"id": "home"}, {"id": "street"}]},
        {"id": "story", "type": "multiline"},
        {"id": "sum", "type": "computed"}]}]}
      """;

  private static List<String> mistakes(String document) throws Exception {
    Problems problems = new Problems();
    JsonNode json = Wire.mapper().readTree(document);
    new TextsCheck(Map.of("fault", Wire.mapper().readTree(FORM)))
        .check(List.of(new JsonPlace("texts/a.json", "", json, problems, path -> 1)));
    try {
      problems.throwIfAny();
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  @Test
  void takesWhatIsRight() throws Exception {
    assertThat(
            mistakes(
                """
                {"id": "a", "groups": [{"id": "g", "name": {"en": "G", "zh": "组"}}],
                 "snippets": [{"id": "s", "group": "g", "abbreviation": "s1",
                   "title": {"en": "S", "zh": "常"},
                   "text": {"en": "{customer} {gap}", "zh": "{today}"}}],
                 "templates": [{"id": "t", "form": "fault", "title": {"en": "T", "zh": "模"},
                   "fields": {"scope": "home", "story": {"en": "x {agent}", "zh": "某"}}}]}
                """))
        .isEmpty();
  }

  @Test
  void tellsEveryMistakeOfSnippetsWithItsPlace() throws Exception {
    assertThat(
            mistakes(
                """
                {"id": "a", "snippet": [],
                 "snippets": [
                   {"id": "s", "group": "none", "abbreviation": "TOO BIG",
                    "title": {"en": "S"}, "text": {"en": "{whoever}", "zh": "常"}},
                   {"id": "s", "abbreviation": "s1", "title": {"en": "S", "zh": "常"},
                    "text": {"en": "x", "zh": "y"}},
                   {"id": "u", "abbreviation": "s1", "title": {"en": "S", "zh": "常"},
                    "text": {"en": "x", "zh": "y"}}]}
                """))
        .anyMatch(line -> line.contains("/snippet:") && line.contains("not known here"))
        .anyMatch(line -> line.contains("/snippets/0/group") && line.contains("no such group"))
        .anyMatch(line -> line.contains("/snippets/0/abbreviation") && line.contains("small"))
        .anyMatch(line -> line.contains("/snippets/0/title/zh") && line.contains("a text is"))
        .anyMatch(line -> line.contains("/snippets/0/text/en") && line.contains("{whoever}"))
        .anyMatch(line -> line.contains("/snippets/1/id") && line.contains("twice"))
        .anyMatch(line -> line.contains("/snippets/2/abbreviation") && line.contains("another"))
        .hasSize(7);
  }

  @Test
  void tellsWhatATemplateCannotFill() throws Exception {
    assertThat(
            mistakes(
                """
                {"id": "a", "templates": [
                  {"id": "t", "form": "none", "title": {"en": "T", "zh": "模"}, "fields": {"a": "b"}},
                  {"id": "u", "form": "fault", "title": {"en": "T", "zh": "模"},
                   "fields": {"scope": "moon", "sum": "1", "other": "x", "story": [1]}}]}
                """))
        .anyMatch(line -> line.contains("/templates/0/form") && line.contains("fault"))
        .anyMatch(line -> line.contains("/fields/scope") && line.contains("home, street"))
        .anyMatch(line -> line.contains("/fields/sum") && line.contains("computed"))
        .anyMatch(line -> line.contains("/fields/other") && line.contains("no such field"))
        .anyMatch(line -> line.contains("/fields/story") && line.contains("a value is needed"))
        .hasSize(5);
  }
}
