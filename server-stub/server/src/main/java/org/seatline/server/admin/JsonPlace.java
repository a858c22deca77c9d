package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.LocalizedText;

/**
 * A value in a configuration file together with its place. A value that is missing or wrong is
 * reported to {@link Problems} and read as an empty one, so that reading goes on.
 */
final class JsonPlace {
  private final String file;
  private final String path;
  private final JsonNode node;
  private final Problems problems;

  JsonPlace(String file, String path, JsonNode node, Problems problems) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  JsonNode node() {
    return node;
  }

  String place() {
    return file + " " + path;
  }

  void problem(String what) {
    problems.add(file, path, what);
  }

  JsonPlace at(String field) {
    JsonNode child = node.get(field);
    return new JsonPlace(
        file, path + "/" + field, child == null ? MissingNode.getInstance() : child, problems);
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  String text(String field) {
    JsonPlace child = at(field);
    if (!child.node.isTextual() || child.node.textValue().isBlank()) {
      child.problem("a text is needed");
      return "";
    }
    return child.node.textValue();
  }

  String text(String field, String otherwise) {
    return has(field) ? text(field) : otherwise;
  }

  /** An id: letters, digits, {@code . _ -}, at most 60. */
  String id(String field) {
    String value = text(field);
    if (!value.isEmpty() && !value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
      at(field).problem("\"" + value + "\" is not an id (letters, digits, . _ -, at most 60)");
    }
    return value;
  }

  long number(String field, long min, long max) {
    JsonPlace child = at(field);
    if (!child.node.isIntegralNumber()
        || child.node.longValue() < min
        || child.node.longValue() > max) {
      child.problem("a whole number from " + min + " to " + max + " is needed");
      return min;
    }
    return child.node.longValue();
  }

  long number(String field, long min, long max, long otherwise) {
    return has(field) ? number(field, min, max) : otherwise;
  }

  boolean flag(String field, boolean otherwise) {
    JsonPlace child = at(field);
    if (child.node.isMissingNode()) {
      return otherwise;
    }
    if (!child.node.isBoolean()) {
      child.problem("true or false is needed");
    }
    return child.node.asBoolean(otherwise);
  }

  LocalizedText localized(String field) {
    JsonPlace child = at(field);
    if (!child.node.isObject()) {
      child.problem("a text in both languages is needed: {\"en\": ..., \"zh\": ...}");
      return new LocalizedText("", "");
    }
    return new LocalizedText(child.text("en"), child.text("zh"));
  }

  List<JsonPlace> list(String field) {
    JsonPlace child = at(field);
    List<JsonPlace> items = new ArrayList<>();
    if (!child.node.isArray()) {
      child.problem("a list is needed");
      return items;
    }
    for (int i = 0; i < child.node.size(); i++) {
      items.add(new JsonPlace(file, child.path + "/" + i, child.node.get(i), problems));
    }
    return items;
  }

  List<String> texts(String field, Set<String> allowed) {
    List<String> values = new ArrayList<>();
    for (JsonPlace item : list(field)) {
      String value = item.node.asText();
      if (!item.node.isTextual() || (!allowed.isEmpty() && !allowed.contains(value))) {
        item.problem(
            allowed.isEmpty() ? "a text is needed" : "one of " + sorted(allowed) + " is needed");
      } else {
        values.add(value);
      }
    }
    return values;
  }

  static String sorted(Set<String> values) {
    return String.join(", ", values.stream().sorted().toList());
  }
}
