package org.seatline.protocol.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.expression.Expression;

/**
 * Finds fields that can never be shown and conditions that can never hold, as far as that can be
 * decided: conditions that hang on choices and checkboxes alone are tried with everything that can
 * be chosen.
 */
final class FormReach {
  private static final int TRIES_MAX = 20_000;

  private final FormDocument form;
  private final FormCheck check;
  private final Set<String> never = new HashSet<>();

  FormReach(FormDocument form, FormCheck check) {
    this.form = form;
    this.check = check;
  }

  void check() {
    boolean more = true;
    while (more) { // what hangs on a field that is never shown may never be shown either
      more = findNever();
    }
    for (int s = 0; s < form.sections().size(); s++) {
      List<FormField> fields = form.sections().get(s).fields();
      for (int f = 0; f < fields.size(); f++) {
        tell(fields.get(f), "/sections/" + s + "/fields/" + f);
      }
    }
  }

  private boolean findNever() {
    boolean found = false;
    for (FormDocument.Section section : form.sections()) {
      for (FormField field : section.fields()) {
        boolean shown =
            never.contains(field.id())
                || canHold(section.visibleWhen(), field.rules().visibleWhen());
        found |= !shown && never.add(field.id());
      }
    }
    return found;
  }

  private void tell(FormField field, String at) {
    FieldRules rules = field.rules();
    if (never.contains(field.id())) {
      if (rules.required() || rules.requiredWhen() != null) {
        check.wrong(at, "required-never-shown", field.id());
      } else {
        check.doubtful(at, "never-shown", field.id());
      }
    } else if (rules.requiredWhen() != null && !canHold(rules.requiredWhen(), null)) {
      check.doubtful(at + "/requiredWhen", "never-required", field.id());
    }
  }

  /** Whether both can hold at once; true where that cannot be decided. */
  private boolean canHold(@Nullable Expression one, @Nullable Expression other) {
    List<Expression> conditions = Stream.of(one, other).filter(Objects::nonNull).toList();
    List<String> names =
        conditions.stream().flatMap(c -> c.names().stream()).distinct().sorted().toList();
    List<Map<String, Object>> tries = new ArrayList<>();
    tries.add(Map.of());
    for (String name : names) {
      List<Object> choices = choices(name);
      if (choices.isEmpty() || tries.size() * choices.size() > TRIES_MAX) {
        return true;
      }
      tries = with(tries, name, choices);
    }
    return tries.stream().anyMatch(values -> conditions.stream().allMatch(c -> c.holds(values)));
  }

  private static List<Map<String, Object>> with(
      List<Map<String, Object>> tries, String name, List<Object> choices) {
    List<Map<String, Object>> more = new ArrayList<>();
    for (Map<String, Object> before : tries) {
      for (Object choice : choices) {
        Map<String, Object> next = new HashMap<>(before);
        next.put(name, choice);
        more.add(next);
      }
    }
    return more;
  }

  /** All that a field can hold; empty for more than can be counted. */
  private List<Object> choices(String name) {
    FormField field = form.field(name).orElse(null);
    if (field == null) {
      return List.of();
    }
    if (never.contains(name)) {
      return FieldValue.of(field, "").map(List::of).orElse(List.of());
    }
    return switch (field.type()) {
      case CHECKBOX -> List.of(false, true);
      case CHOICE ->
          Stream.concat(Stream.of(""), field.options().stream().map(FormField.Option::id))
              .map(Object.class::cast)
              .toList();
      default -> List.of();
    };
  }
}
