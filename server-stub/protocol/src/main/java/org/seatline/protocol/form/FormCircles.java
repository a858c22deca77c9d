package org.seatline.protocol.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.expression.Expression;

/** Finds fields that are shown or computed by way of themselves. */
final class FormCircles {
  private final Map<String, Set<String>> reads = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> onTheWay = new LinkedHashSet<>();

  private FormCircles(FormDocument form) {
    for (FormDocument.Section section : form.sections()) {
      for (FormField field : section.fields()) {
        Set<String> names = new LinkedHashSet<>();
        add(names, section.visibleWhen());
        add(names, field.rules().visibleWhen());
        FieldRules.Compute compute = field.rules().compute();
        add(names, compute == null ? null : compute.expression());
        reads.put(field.id(), names);
      }
    }
  }

  private static void add(Set<String> names, @Nullable Expression expression) {
    if (expression != null) {
      names.addAll(expression.names().stream().sorted().toList());
    }
  }

  /** The fields of a circle; none when there is none. */
  static List<String> find(FormDocument form) {
    var circles = new FormCircles(form);
    for (FormField field : form.fields().toList()) {
      List<String> circle = circles.visit(field.id());
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    return List.of();
  }

  private List<String> visit(String id) {
    if (done.contains(id)) {
      return List.of();
    }
    if (!onTheWay.add(id)) {
      List<String> way = new ArrayList<>(onTheWay);
      return way.subList(way.indexOf(id), way.size());
    }
    for (String next : reads.getOrDefault(id, Set.of())) {
      List<String> circle = visit(next);
      if (!circle.isEmpty()) {
        return circle;
      }
    }
    onTheWay.remove(id);
    done.add(id);
    return List.of();
  }
}
