package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
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
  private final ToIntFunction<String> lines;

  /**
   * @param lines line of a path in the file
   */
  JsonPlace(
      String file, String path, JsonNode node, Problems problems, ToIntFunction<String> lines) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
    this.lines = lines;
  }

  JsonNode node() {
    return node;
  }

  String place() {
    return file + " " + path;
  }

  void problem(String what) {
    problems.add(file, "line " + lines.applyAsInt(path) + " " + path, what);
  }

  JsonPlace at(String field) {
    JsonNode child = node.get(field);
    return new JsonPlace(
        file,
        path + "/" + field,
        child == null ? MissingNode.getInstance() : child,
        problems,
        lines);
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
      items.add(new JsonPlace(file, child.path + "/" + i, child.node.get(i), problems, lines));
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

  /** A list that need not be there. */
  List<JsonPlace> listIfThere(String field, int max) {
    if (!has(field)) {
      return List.of();
    }
    List<JsonPlace> items = list(field);
    if (items.size() > max) {
      at(field).problem("at most " + max + " are possible");
      return items.subList(0, max);
    }
    return items;
  }

  /** A time in whole seconds, as milliseconds. */
  long seconds(String field, long minSeconds, long maxSeconds) {
    return 1_000 * number(field, minSeconds, maxSeconds);
  }

  /** A time in whole seconds, as milliseconds; so many milliseconds when it is not given. */
  long seconds(String field, long minSeconds, long maxSeconds, long otherwiseMs) {
    return has(field) ? seconds(field, minSeconds, maxSeconds) : otherwiseMs;
  }

  /** One of an enum's values, written as {@code no-staff} for {@code NO_STAFF}. */
  <E extends Enum<E>> E oneOf(String field, Class<E> type, E otherwise) {
    if (!has(field)) {
      at(field).problem("one of " + names(type) + " is needed");
      return otherwise;
    }
    String written = text(field);
    for (E value : type.getEnumConstants()) {
      if (name(value).equals(written)) {
        return value;
      }
    }
    at(field).problem("one of " + names(type) + " is needed");
    return otherwise;
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(", ", Arrays.stream(type.getEnumConstants()).map(JsonPlace::name).toList());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reports every field that nobody reads, so that a slip of the pen is not a missing rule. */
  void only(String... fields) {
    Set<String> known = Set.of(fields);
    if (!node.isObject()) {
      problem("an object is needed: {...}");
      return;
    }
    for (String field : node.propertyStream().map(e -> e.getKey()).toList()) {
      if (!known.contains(field)) {
        at(field).problem("not known here; there are " + sorted(known));
      }
    }
  }

  static String sorted(Set<String> values) {
    return String.join(", ", values.stream().sorted().toList());
  }
}
