package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.app.script.MalformedDocumentException;
import org.seatline.app.script.SampleDocuments;
import org.seatline.app.script.ScriptDocument;
import org.seatline.app.script.ScriptParser;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;

final class FormValidationTest {
  private final FormDocument fault = sample("fault");

  static List<JsonNode> sampleForms() {
    return SampleDocuments.all("forms");
  }

  static FormDocument sample(String id) {
    try {
      return FormParser.parse(SampleDocuments.one("forms", id));
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sampleForms")
  void readsEverySampleFormAndItsScriptFillsOnlyItsFields(JsonNode json) throws Exception {
    FormDocument form = FormParser.parse(json);
    ScriptDocument script = ScriptParser.parse(SampleDocuments.one("scripts", form.id()));
    List<String> unknown = new ArrayList<>();
    script
        .steps()
        .values()
        .forEach(
            step -> {
              if (step.field() != null && form.field(step.field()).isEmpty()) {
                unknown.add(step.id() + ": " + step.field());
              }
              step.answers()
                  .forEach(
                      answer ->
                          answer
                              .fills()
                              .forEach(
                                  (field, value) -> {
                                    if (!fits(form, field, value)) {
                                      unknown.add(step.id() + ": " + field + "=" + value);
                                    }
                                  }));
            });
    assertThat(unknown).isEmpty();
  }

  private static boolean fits(FormDocument form, String fieldId, String value) {
    return form.field(fieldId)
        .filter(
            field ->
                value.contains("{{")
                    || field.options().isEmpty()
                    || field.option(value).isPresent())
        .isPresent();
  }

  @Test
  void namesWhatIsMissingInTheFormsOrder() {
    assertThat(FormValidation.check(fault, Map.of()))
        .extracting(FormValidation.Problem::fieldId)
        .containsExactly("address", "dangerKind", "scope", "since", "callbackNumber");
  }

  @Test
  void acceptsACompleteTicket() {
    assertThat(FormValidation.check(fault, complete())).isEmpty();
  }

  static Map<String, String> complete() {
    return new HashMap<>(
        Map.of(
            "address", "8 Willow Road",
            "dangerKind", "none",
            "scope", "building",
            "since", "19:30",
            "callbackNumber", "138 0000 5678"));
  }

  @Test
  void requiresTheBatteryOnlyWithLifeSupport() {
    Map<String, String> values = complete();
    FormField battery = fault.field("battery").orElseThrow();
    assertThat(FormValidation.visible(fault, battery, values)).isFalse();
    values.put("lifeSupport", "true");
    assertThat(FormValidation.visible(fault, battery, values)).isTrue();
    assertThat(FormValidation.check(fault, values))
        .containsExactly(new FormValidation.Problem("battery", "ticket.problem.choose", ""));
  }

  @Test
  void leavesHiddenValuesOutOfTheTicket() {
    Map<String, String> values = complete();
    values.put("breaker", "on");
    assertThat(FormValidation.effective(fault, values)).doesNotContainKey("breaker");
    values.put("scope", "home");
    assertThat(FormValidation.effective(fault, values)).containsEntry("breaker", "on");
  }

  @Test
  void countsCharactersNotCodeUnits() {
    Map<String, String> values = complete();
    values.put("landmark", "𠮷".repeat(80));
    assertThat(FormValidation.check(fault, values)).isEmpty();
    values.put("landmark", "𠮷".repeat(81));
    assertThat(FormValidation.check(fault, values))
        .containsExactly(new FormValidation.Problem("landmark", "ticket.problem.too-long", "80"));
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER,12,true",
    "NUMBER,-0.5,true",
    "NUMBER,1e9,false",
    "NUMBER,twelve,false",
    "DATE,2026-02-28,true",
    "DATE,2026-02-30,false",
    "DATE,28.2.2026,false",
    "TIME,07:05,true",
    "TIME,24:00,false",
    "TIME,7:05,false",
    "TIME,07:05:11,false",
    "PHONE,+86 138 0000 5678,true",
    "PHONE,138****5678,true",
    "PHONE,12,false",
    "PHONE,abc,false",
    "METER,M-1002003,true",
    "METER,??,false",
    "CHECKBOX,true,true",
    "CHECKBOX,yes,false",
    "CHOICE,a,true",
    "CHOICE,c,false",
    "MULTICHOICE,'a,b',true",
    "MULTICHOICE,'a,c',false"
  })
  void checksValuesByType(FormField.Type type, String value, boolean right) {
    var text = new LocalizedText("F", "F");
    var options = List.of(new FormField.Option("a", text), new FormField.Option("b", text));
    var field = new FormField("f", text, type, false, null, null, options, 50, null);
    var form =
        new FormDocument(
            "x", 1, text, List.of(new FormDocument.Section("s", text, List.of(field))));
    assertThat(FormValidation.check(form, Map.of("f", value)).isEmpty()).isEqualTo(right);
  }

  @Test
  void namesThePlaceOfAConditionOnNothing() {
    String json =
        """
        {"id":"f","version":1,"title":{"en":"F","zh":"F"},"sections":[{"id":"s","title":{"en":"S","zh":"S"},
        "fields":[{"id":"a","label":{"en":"A","zh":"A"},"type":"text",
        "visibleWhen":{"field":"nothing","equals":"1"}}]}]}
        """;
    assertThatThrownBy(() -> FormParser.parse(Wire.mapper().readTree(json)))
        .hasMessage("form f: field \"a\" depends on \"nothing\", which is no other field");
  }
}
