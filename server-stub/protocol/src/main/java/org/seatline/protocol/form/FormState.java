package org.seatline.protocol.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.expression.Expression;

/**
 * What a form says about values: which fields are shown and must be filled, what computed ones
 * hold. A field that is hidden counts as empty everywhere else, so a field whose condition hangs on
 * it sees nothing there. Each field is worked out after those that it reads, once; the parser
 * refuses circles, so what comes out does not change when it is put in again. Pure; one thread.
 */
public final class FormState {
  private final FormDocument form;
  private final Map<String, String> written;
  private final LocalDate today;
  private final Map<String, FormField> fields = new LinkedHashMap<>();
  private final Map<String, FormDocument.Section> sections = new HashMap<>();
  private final Map<String, Boolean> visible = new HashMap<>();
  private final Map<String, String> computed = new HashMap<>();
  private final Set<String> onTheWay = new HashSet<>();

  private FormState(FormDocument form, Map<String, String> written, LocalDate today) {
    this.form = form;
    this.written = written;
    this.today = today;
    for (FormDocument.Section section : form.sections()) {
      for (FormField field : section.fields()) {
        fields.put(field.id(), field);
        sections.put(field.id(), section);
      }
    }
  }

  /**
   * Works a form out.
   *
   * @param values what was written, by field id
   * @param today what the name {@code today} stands for
   */
  public static FormState of(FormDocument form, Map<String, String> values, LocalDate today) {
    return new FormState(form, Map.copyOf(values), today);
  }

  /** The same form on the same day with other values. */
  public FormState with(Map<String, String> values) {
    return of(form, values, today);
  }

  /** The form. */
  public FormDocument form() {
    return form;
  }

  /** What was written in a field; empty when nothing was. */
  public String written(String fieldId) {
    return written.getOrDefault(fieldId, "");
  }

  /** Whether a field is shown. */
  public boolean isVisible(FormField field) {
    Boolean known = visible.get(field.id());
    if (known != null) {
      return known;
    }
    if (!onTheWay.add(field.id())) {
      return false; // only a form that no parser has seen reads itself
    }
    FormDocument.Section section = sections.get(field.id());
    boolean shown =
        (section == null || holds(section.visibleWhen())) && holds(field.rules().visibleWhen());
    onTheWay.remove(field.id());
    visible.put(field.id(), shown);
    return shown;
  }

  private boolean holds(@Nullable Expression condition) {
    return condition == null || condition.holds(valuesFor(condition));
  }

  /** Whether a field must be filled. */
  public boolean isRequired(FormField field) {
    FieldRules rules = field.rules();
    if (field.type() == FormField.Type.COMPUTED) {
      return false;
    }
    boolean wanted =
        rules.required() || (rules.requiredWhen() != null && holds(rules.requiredWhen()));
    return wanted && isVisible(field);
  }

  /** What a field holds, shown or not: a computed one its result, all others what was written. */
  public String value(FormField field) {
    FieldRules.Compute compute = field.rules().compute();
    if (compute == null) {
      return written.getOrDefault(field.id(), "");
    }
    String known = computed.get(field.id());
    if (known != null) {
      return known;
    }
    String key = "=" + field.id();
    if (!onTheWay.add(key)) {
      return "";
    }
    String result = result(field, compute);
    onTheWay.remove(key);
    computed.put(field.id(), result);
    return result;
  }

  private String result(FormField field, FieldRules.Compute compute) {
    Map<String, Object> values = valuesFor(compute.expression());
    return switch (compute.kind()) {
      case TEXT -> compute.expression().text(values).orElse("");
      case NUMBER ->
          compute
              .expression()
              .number(values)
              .map(number -> Numbers.rounded(number, field.limits().decimals()))
              .map(BigDecimal::toPlainString)
              .orElse("");
    };
  }

  /** Whether a rule is broken; one that hangs on something unknown is not. */
  boolean isBroken(Expression rule) {
    return rule.fails(valuesFor(rule));
  }

  private Map<String, Object> valuesFor(Expression expression) {
    Map<String, Object> values = new HashMap<>();
    for (String name : expression.names()) {
      seen(name).ifPresent(value -> values.put(name, value));
    }
    return values;
  }

  /** What others see of a field: nothing is written in a hidden one. */
  private Optional<Object> seen(String name) {
    FormField field = fields.get(name);
    if (field == null) {
      return name.equals(FormNames.TODAY) ? Optional.of(today.toString()) : Optional.empty();
    }
    return FieldValue.of(field, isVisible(field) ? value(field) : "");
  }

  /** The values that count: those of visible fields, stripped, empty ones left out. */
  public Map<String, String> effective() {
    Map<String, String> effective = new LinkedHashMap<>();
    for (FormField field : fields.values()) {
      String value = value(field).strip();
      if (!value.isEmpty() && isVisible(field)) {
        effective.put(field.id(), value);
      }
    }
    return effective;
  }

  /** Everything that is wrong, in the form's order. */
  public List<FormValidation.Problem> problems() {
    List<FormValidation.Problem> problems = new ArrayList<>();
    form.fields().forEach(field -> FormValidation.check(this, field).ifPresent(problems::add));
    return problems;
  }
}
