package org.seatline.app.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.app.script.SampleDocuments;
import org.seatline.app.script.ScriptDocument;
import org.seatline.app.script.ScriptParser;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormParser;
import org.seatline.protocol.form.FormState;
import org.seatline.protocol.form.FormValidation;

final class FormValidationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final FormDocument fault = sample("fault");

  private FormState state(Map<String, String> values) {
    return FormState.of(fault, values, TODAY);
  }

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
    assertThat(state(Map.of()).problems())
        .extracting(FormValidation.Problem::fieldId)
        .containsExactly("address", "dangerKind", "scope", "since", "callbackNumber");
  }

  @Test
  void acceptsACompleteTicket() {
    assertThat(state(complete()).problems()).isEmpty();
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
    assertThat(state(values).isVisible(battery)).isFalse();
    values.put("lifeSupport", "true");
    assertThat(state(values).isVisible(battery)).isTrue();
    assertThat(state(values).problems())
        .containsExactly(new FormValidation.Problem("battery", "ticket.problem.choose", ""));
  }

  @Test
  void leavesHiddenValuesOutOfTheTicket() {
    Map<String, String> values = complete();
    values.put("breaker", "on");
    assertThat(state(values).effective()).doesNotContainKey("breaker");
    values.put("scope", "home");
    assertThat(state(values).effective()).containsEntry("breaker", "on");
  }

  @Test
  void countsCharactersNotCodeUnits() {
    Map<String, String> values = complete();
    values.put("landmark", "𠮷".repeat(80));
    assertThat(state(values).problems()).isEmpty();
    values.put("landmark", "𠮷".repeat(81));
    assertThat(state(values).problems())
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
    var field = FormField.plain("f", text, type, false).choosing(options);
    var form =
        new FormDocument(
            "x", 1, text, List.of(new FormDocument.Section("s", text, List.of(field))));
    assertThat(FormState.of(form, Map.of("f", value), TODAY).problems().isEmpty()).isEqualTo(right);
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
        .hasMessage(
            "form f/sections/0/fields/0/visibleWhen/field: no field that conditions can name:"
                + " nothing");
  }
}
