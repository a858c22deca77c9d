package org.seatline.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of one object of a settings file, each of the type that is wanted. One that is missing is
 * the usual one; one that is wrong is the usual one, too, and is remembered as wrong.
 */
final class JsonValues {
  private final JsonNode json;
  private final @Nullable String section;
  private final Set<String> wrong;

  private JsonValues(JsonNode json, @Nullable String section, Set<String> wrong) {
    this.json = json;
    this.section = section;
    this.wrong = wrong;
  }

  /** The values of a whole file. */
  static JsonValues of(JsonNode json) {
    JsonValues values = new JsonValues(json, null, new LinkedHashSet<>());
    if (!json.isObject()) {
      values.wrong.add(FoundSettings.WHOLE_FILE);
    }
    return values;
  }

  /** Names of what was wrong so far: of the section for what stands in one. */
  Set<String> wrong() {
    return wrong;
  }

  /** An object within this one; without values where there is none. */
  JsonValues section(String name) {
    return new JsonValues(find(name, JsonNodeType.OBJECT), name, wrong);
  }

  /** The names of all values. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  boolean has(String name) {
    return json.has(name);
  }

  String text(String name, String otherwise) {
    JsonNode found = find(name, JsonNodeType.STRING);
    return found.isTextual() ? found.textValue() : otherwise;
  }

  boolean yes(String name, boolean otherwise) {
    JsonNode found = find(name, JsonNodeType.BOOLEAN);
    return found.isBoolean() ? found.booleanValue() : otherwise;
  }

  /** A whole number, or null where there is none within these limits. */
  @Nullable Long whole(String name, long least, long most) {
    JsonNode found = find(name, JsonNodeType.NUMBER);
    if (found.isMissingNode()) {
      return null;
    }
    if (!found.canConvertToLong() || found.longValue() < least || found.longValue() > most) {
      fault(name);
      return null;
    }
    return found.longValue();
  }

  <E extends Enum<E>> E one(String name, E otherwise) {
    String text = text(name, word(otherwise));
    for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
      if (word(each).equals(text)) {
        return each;
      }
    }
    fault(name);
    return otherwise;
  }

  /** Those that are known of a list of words. */
  <E extends Enum<E>> Set<E> several(String name, Class<E> type) {
    Set<E> known = EnumSet.noneOf(type);
    for (JsonNode each : find(name, JsonNodeType.ARRAY)) {
      if (!addKnown(known, type, each.asText())) {
        fault(name);
      }
    }
    return known;
  }

  private static <E extends Enum<E>> boolean addKnown(Set<E> known, Class<E> type, String text) {
    for (E value : type.getEnumConstants()) {
      if (word(value).equals(text)) {
        known.add(value);
        return true;
      }
    }
    return false;
  }

  /** Something was wrong with this value. */
  void fault(String name) {
    wrong.add(section == null ? name : section);
  }

  private JsonNode find(String name, JsonNodeType type) {
    JsonNode found = json.path(name);
    boolean right = found.getNodeType() == type;
    if (!right && !found.isMissingNode() && !found.isNull()) {
      fault(name);
    }
    return right ? found : MissingNode.getInstance();
  }

  /** How a value is written. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How several values are written, always in the same order. */
  static Collection<String> words(Collection<? extends Enum<?>> values) {
    return values.stream().map(JsonValues::word).sorted().toList();
  }
}
