package org.seatline.protocol.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.protocol.Wire;

final class FormStateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final int SEEDS = 60;

  /** One seed with {@code -Dseed=}, else many. */
  static IntStream seeds() {
    Integer one = Integer.getInteger("seed");
    return one == null ? IntStream.range(0, SEEDS) : IntStream.of(one);
  }

  private static FormDocument parse(String json) throws Exception {
    return FormParser.parse(Wire.mapper().readTree(json));
  }

  private static FormDocument sample(String id) throws Exception {
    return FormParser.parse(SampleForms.one(id));
  }

  /** Goes over all fields again and again until nothing changes: slow, and another way to it. */
  private static Map<String, String> byRepetition(FormDocument form, Map<String, String> values) {
    Map<String, String> seen = new HashMap<>(values);
    Map<String, Boolean> shown = new HashMap<>();
    for (int round = 0; round <= form.fields().count(); round++) {
      for (FormDocument.Section section : form.sections()) {
        for (FormField field : section.fields()) {
          FieldRules.Compute compute = field.rules().compute();
          if (compute != null) {
            String text =
                compute
                    .expression()
                    .number(typed(form, seen, shown))
                    .map(number -> Numbers.rounded(number, 1).toPlainString())
                    .orElse("");
            seen.put(field.id(), text);
          }
          Map<String, Object> typed = typed(form, seen, shown);
          boolean visible =
              Stream.of(section.visibleWhen(), field.rules().visibleWhen())
                  .allMatch(condition -> condition == null || condition.holds(typed));
          shown.put(field.id(), visible);
        }
      }
    }
    Map<String, String> counted = new HashMap<>();
    seen.forEach(
        (id, value) -> {
          if (Boolean.TRUE.equals(shown.get(id)) && !value.isBlank()) {
            counted.put(id, value);
          }
        });
    return counted;
  }

  private static Map<String, Object> typed(
      FormDocument form, Map<String, String> values, Map<String, Boolean> shown) {
    Map<String, Object> typed = new HashMap<>(Map.of("today", TODAY.toString()));
    form.fields()
        .forEach(
            field -> {
              boolean counts = shown.getOrDefault(field.id(), false);
              String value = counts ? values.getOrDefault(field.id(), "") : "";
              FieldValue.of(field, value).ifPresent(v -> typed.put(field.id(), v));
            });
    return typed;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void comesToRestWhereRepetitionDoes(int seed) throws Exception {
    var random = new RandomForms(new Random(seed));
    FormDocument form = parse(random.form());
    Map<String, String> values = random.values();

    Map<String, String> effective = FormState.of(form, values, TODAY).effective();

    assertThat(effective).as("seed " + seed).isEqualTo(byRepetition(form, values));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void submittingWhatWasSubmittedChangesNothing(int seed) throws Exception {
    var random = new RandomForms(new Random(seed));
    FormDocument form = parse(random.form());
    FormState state = FormState.of(form, random.values(), TODAY);

    assertThat(state.with(state.effective()).effective())
        .as("seed " + seed)
        .isEqualTo(state.effective());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void asksForNothingThatIsHidden(int seed) throws Exception {
    var random = new RandomForms(new Random(seed));
    FormDocument form = parse(random.form());
    FormState state = FormState.of(form, random.values(), TODAY);

    assertThat(form.fields().filter(state::isRequired).toList())
        .as("seed " + seed)
        .allMatch(state::isVisible);
    assertThat(state.problems())
        .as("seed " + seed)
        .allMatch(problem -> state.isVisible(form.field(problem.fieldId()).orElseThrow()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isReadAsItWasWritten(int seed) throws Exception {
    FormDocument form = parse(new RandomForms(new Random(seed)).form());

    assertThat(FormParser.parse(FormWriter.write(form))).as("seed " + seed).isEqualTo(form);
  }

  @Test
  void samplesAreReadAsTheyWereWritten() throws Exception {
    for (String id : List.of("fault", "bills", "connection", "complaint", "general")) {
      FormDocument form = sample(id);
      assertThat(FormParser.parse(FormWriter.write(form))).isEqualTo(form);
    }
  }

  @Test
  void keepsWhatIsHiddenButDoesNotSubmitIt() throws Exception {
    FormDocument form = sample("complaint");
    String rows =
        "[{\"name\":\"Fridge\",\"price\":\"3200\"},{\"name\":\"Lamp\",\"price\":\"0.1\"}]";
    Map<String, String> values = new HashMap<>(Map.of("topic", "damage", "appliances", rows));
    FormState damage = FormState.of(form, values, TODAY);
    assertThat(damage.effective())
        .containsEntry("claimed", "3200.10")
        .containsEntry("appliances", rows);

    values.put("topic", "bill");
    FormState bill = damage.with(values);
    assertThat(bill.effective()).doesNotContainKeys("appliances", "claimed");
    assertThat(bill.written("appliances")).isEqualTo(rows);
  }

  @Test
  void saysWhatToDoWhenARuleIsBrokenAndNothingWhileItIsUnknown() throws Exception {
    FormDocument form = sample("connection");
    FormField wanted = form.field("capacityWanted").orElseThrow();
    Map<String, String> values = Map.of("requestKind", "capacity", "capacityWanted", "6");

    assertThat(FormValidation.check(FormState.of(form, values, TODAY), wanted)).isEmpty();

    Map<String, String> less = new HashMap<>(values);
    less.put("capacityNow", "8");
    assertThat(FormValidation.check(FormState.of(form, less, TODAY), wanted))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.message())
                    .isEqualTo(wanted.rules().checks().getFirst().message()));
  }

  @Test
  void dividesWhatIsDueIntoMonths() throws Exception {
    FormDocument form = sample("bills");
    Map<String, String> values =
        Map.of("topic", "instalments", "dueAmount", "500", "plan", "three");
    assertThat(FormState.of(form, values, TODAY).effective()).containsEntry("monthly", "166.67");
  }
}
