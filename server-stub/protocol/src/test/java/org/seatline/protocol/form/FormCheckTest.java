package org.seatline.protocol.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FormCheckTest {
  private static final String HEAD =
      """
      {"id":"f","version":1,"title":{"en":"F","zh":"表"},
      "sections":[{"id":"s","title":{"en":"S","zh":"节"},"fields":[
      {"id":"topic","label":{"en":"Topic","zh":"类别"},"type":"choice",
       "options":[{"id":"a","label":{"en":"A","zh":"甲"}},{"id":"b","label":{"en":"B","zh":"乙"}}]},
      """;

  private static List<String> found(String fields) {
    return FormCheck.check(HEAD + fields + "]}]}").stream()
        .map(finding -> finding.line() + " " + finding.pointer() + " " + finding.key())
        .toList();
  }

  static List<JsonNode> sampleForms() {
    return SampleForms.all();
  }

  @ParameterizedTest
  @MethodSource("sampleForms")
  void findsNothingInTheSamples(JsonNode form) {
    assertThat(FormCheck.check(form.toPrettyString())).isEmpty();
  }

  @Test
  void findsNothingInTheFormThatTheGuideShows() throws IOException {
    String guide = Files.readString(Path.of("..", "..", "docs", "forms.md"));
    int from = guide.indexOf("```json") + "```json".length();

    assertThat(FormCheck.check(guide.substring(from, guide.indexOf("```", from)))).isEmpty();
  }

  @Test
  void namesALineThatIsNoJson() {
    assertThat(FormCheck.check("{\n\"id\": ,\n}"))
        .extracting(FormFinding::line, FormFinding::key)
        .containsExactly(tuple(2, "form.finding.not-json"));
  }

  @Test
  void findsEverythingAtOnceEachAtItsPlace() {
    assertThat(
            found(
                """
                {"id":"topic","label":{"en":"X","zh":"X"},"type":"text"},
                {"id":"x","label":{"en":"X"},"type":"text","visibleWhen":"topik == 'a'"},
                {"id":"y","label":{"en":"Y","zh":"Y"},"type":"texd"},
                {"id":"z","label":{"en":"Z","zh":"Z"},"type":"computed","compute":"topic"},
                {"id":"v","label":{"en":"V","zh":"V"},"type":"text",
                 "requiredWhen":{"field":"gone","equals":"1"}}
                """))
        .containsExactly(
            "5 /sections/0/fields/1/id form.finding.twice",
            "6 /sections/0/fields/2/label form.finding.translation-zh",
            "6 /sections/0/fields/2/visibleWhen expression.problem.unknown-name",
            "7 /sections/0/fields/3/type form.finding.type",
            "8 /sections/0/fields/4/compute expression.problem.wrong-result",
            "10 /sections/0/fields/5/requiredWhen/field form.finding.unknown-field");
  }

  @Test
  void findsFieldsThatCanNeverBeShown() {
    assertThat(
            found(
                """
                {"id":"p","label":{"en":"P","zh":"P"},"type":"text","required":true,
                 "visibleWhen":"topic == 'c'"},
                {"id":"q","label":{"en":"Q","zh":"Q"},"type":"checkbox",
                 "visibleWhen":"topic == 'a' && topic == 'b'"},
                {"id":"r","label":{"en":"R","zh":"R"},"type":"text","visibleWhen":"q"},
                {"id":"t","label":{"en":"T","zh":"T"},"type":"text","visibleWhen":"topic == 'a'",
                 "requiredWhen":"topic == 'x'"},
                {"id":"u","label":{"en":"U","zh":"U"},"type":"text","visibleWhen":"p == 'free'"}
                """))
        .containsExactly(
            "5 /sections/0/fields/1 form.finding.required-never-shown",
            "7 /sections/0/fields/2 form.finding.never-shown",
            "9 /sections/0/fields/3 form.finding.never-shown",
            "11 /sections/0/fields/4/requiredWhen form.finding.never-required",
            "12 /sections/0/fields/5 form.finding.never-shown");
  }

  @Test
  void findsWhatCanBeDecidedBesideWhatIsWrong() {
    assertThat(
            found(
                """
                {"id":"topic","label":{"en":"X","zh":"X"},"type":"text"},
                {"id":"x","label":{"en":"X"},"type":"texd"},
                {"id":"n","label":{"en":"N","zh":"N"},"type":"choice"},
                {"id":"k","label":{"en":"K","zh":"K"},"type":"multichoice","visibleWhen":"gone"},
                {"id":"c","label":{"en":"C","zh":"C"},"type":"computed","compute":"'a' + 1",
                 "checks":[{"rule":"c >","message":{"en":"C","zh":"C"}}]},
                {"id":"p","label":{"en":"P","zh":"P"},"type":"text","visibleWhen":"topic == 'c'"},
                {"id":"q","label":{"en":"Q","zh":"Q"},"type":"text","visibleWhen":"n == 'c'"}
                """))
        .containsExactly(
            "5 /sections/0/fields/1/id form.finding.twice",
            "6 /sections/0/fields/2/label form.finding.translation-zh",
            "6 /sections/0/fields/2/type form.finding.type",
            "7 /sections/0/fields/3 form.finding.no-options",
            "8 /sections/0/fields/4 form.finding.no-options",
            "8 /sections/0/fields/4/visibleWhen expression.problem.unknown-name",
            "9 /sections/0/fields/5/compute expression.problem.wrong-types",
            "10 /sections/0/fields/5/checks/0/rule expression.problem.syntax",
            "11 /sections/0/fields/6 form.finding.never-shown");
    assertThat(
            found(
                """
                {"id":"m","label":{"en":"M"},"type":"computed","compute":"n + 1"},
                {"id":"n","label":{"en":"N","zh":"N"},"type":"computed","compute":"m * 2"}
                """))
        .containsExactly(
            "5 /sections/0/fields/1/label form.finding.translation-zh",
            "5 /sections/0/fields/1 form.finding.circle");
    assertThat(found("{\"id\":\"m\",\"type\":\"text\",\"hint\":{\"en\":\"M\"}}"))
        .containsExactly(
            "5 /sections/0/fields/1/hint form.finding.translation-zh",
            "5 /sections/0/fields/1 form.finding.malformed");
  }

  @Test
  void findsFieldsThatHangOnEachOther() {
    assertThat(
            found(
                """
                {"id":"m","label":{"en":"M","zh":"M"},"type":"computed","compute":"n + 1"},
                {"id":"n","label":{"en":"N","zh":"N"},"type":"computed","compute":"m * 2"}
                """))
        .containsExactly("5 /sections/0/fields/1 form.finding.circle");
  }
}
