package org.seatline.protocol.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one value: {@code {"field": …, "equals": …}}, where {@code equals} is a value or a
 * list of values. A value of several options (joined by commas) matches when one of them does.
 *
 * @param field ticket field, or what a script knows, such as {@code customer.known}
 */
public record Condition(String field, List<String> equals) {
  /** Copies the list. */
  public Condition {
    equals = List.copyOf(equals);
  }

  /** Reads a condition. */
  public static Condition parse(DocumentNode node) throws MalformedDocumentException {
    List<String> values = new ArrayList<>();
    DocumentNode equals = node.at("equals");
    if (equals.isArray()) {
      for (DocumentNode value : node.items("equals")) {
        values.add(value.text());
      }
    } else {
      values.add(equals.text());
    }
    return new Condition(node.at("field").text(), values);
  }

  /** Reads the condition of a child, or null when there is none. */
  public static @Nullable Condition parseOptional(DocumentNode node, String field)
      throws MalformedDocumentException {
    DocumentNode child = node.find(field);
    return child == null ? null : parse(child);
  }

  /**
   * Whether it holds.
   *
   * @param values the value of a field, empty when it has none
   */
  public boolean holds(UnaryOperator<String> values) {
    String value = values.apply(field);
    return equals.contains(value)
        || Arrays.stream(value.split(",")).map(String::strip).anyMatch(equals::contains);
  }
}
