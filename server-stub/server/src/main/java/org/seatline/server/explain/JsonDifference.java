package org.seatline.server.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where two JSON trees differ first.
 *
 * @param place for instance {@code core.calls[2].state}; empty for the whole
 */
record JsonDifference(String place, String left, String right) {
  private static final int SHOWN_MAX_CHARS = 200;

  static JsonDifference first(JsonNode left, JsonNode right) {
    return first("", left, right);
  }

  private static JsonDifference first(String place, JsonNode left, JsonNode right) {
    if (left.isObject() && right.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      left.fieldNames().forEachRemaining(names::add);
      right.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!left.path(name).equals(right.path(name))) {
          String inner = place.isEmpty() ? name : place + "." + name;
          return first(inner, left.path(name), right.path(name));
        }
      }
    } else if (left.isArray() && right.isArray()) {
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        if (!left.path(i).equals(right.path(i))) {
          return first(place + "[" + i + "]", left.path(i), right.path(i));
        }
      }
    }
    return new JsonDifference(place, shown(left), shown(right));
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "-";
    }
    String text = node.toString();
    return text.length() <= SHOWN_MAX_CHARS ? text : text.substring(0, SHOWN_MAX_CHARS) + "…";
  }
}
