package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * How one JSON file differs from another, in words: things in lists are known by their ids, fields
 * by {@link ConfigurationWords}. Passwords are never told.
 */
final class JsonDifferences {
  /** Fields by which the things in a list are known. */
  private static final List<String> KEYS = List.of("id", "skill", "queue", "key", "digit");

  private static final Set<String> SECRETS = Set.of("demoPassword", "passwordHash", "password");

  /** Fields that say nothing to people. */
  private static final Set<String> SILENT = Set.of("version");

  private final Map<String, LocalizedText> skills;
  private final List<LocalizedText> found = new ArrayList<>();

  /**
   * @param skills names of the skills by id
   */
  private JsonDifferences(Map<String, LocalizedText> skills) {
    this.skills = skills;
  }

  /**
   * Tells the differences.
   *
   * @param whole what the file is about
   */
  static List<LocalizedText> between(
      LocalizedText whole, JsonNode before, JsonNode after, Map<String, LocalizedText> skills) {
    JsonDifferences differences = new JsonDifferences(skills);
    differences.walk(whole, null, "", before, after);
    return differences.found;
  }

  /**
   * @param subject whose difference it is
   * @param field the way from the subject to here in words, or null at the subject itself
   */
  private void walk(
      LocalizedText subject,
      @Nullable LocalizedText field,
      String name,
      JsonNode before,
      JsonNode after) {
    if (before.equals(after) || SILENT.contains(name)) {
      return;
    }
    if (SECRETS.contains(name)) {
      found.add(ConfigurationWords.text("change.password", subject));
    } else if (isList(before) && isList(after) && (isKeyed(before) || isKeyed(after))) {
      list(subject, field, name, before, after);
    } else if (isObject(before) && isObject(after)) {
      object(subject, field, before, after);
    } else {
      leaf(subject, field, name, before, after);
    }
  }

  private static boolean isObject(JsonNode node) {
    return node.isObject() && !ConfigurationWords.isLocalized(node);
  }

  /** What is not there counts as an empty list. */
  private static boolean isList(JsonNode node) {
    return node.isArray() || node.isMissingNode();
  }

  private void object(
      LocalizedText subject, @Nullable LocalizedText field, JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>();
    after.fieldNames().forEachRemaining(names::add);
    before.fieldNames().forEachRemaining(names::add);
    for (String each : names) {
      LocalizedText word = ConfigurationWords.field(each);
      walk(
          subject,
          field == null ? word : ConfigurationWords.join(" › ", field, word),
          each,
          before.path(each),
          after.path(each));
    }
  }

  private void leaf(
      LocalizedText subject,
      @Nullable LocalizedText field,
      String name,
      JsonNode before,
      JsonNode after) {
    LocalizedText was = ConfigurationWords.value(name, before);
    LocalizedText is = ConfigurationWords.value(name, after);
    found.add(
        ConfigurationWords.text(
            "change.value",
            subject,
            field == null ? ConfigurationWords.field(name) : field,
            new LocalizedText(
                was.en().equals(is.en()) ? was.zh() : was.en(),
                was.zh().equals(is.zh()) ? was.en() : was.zh()),
            new LocalizedText(
                was.en().equals(is.en()) ? is.zh() : is.en(),
                was.zh().equals(is.zh()) ? is.en() : is.zh())));
  }

  private static boolean isKeyed(JsonNode list) {
    return list.size() > 0 && key(list) != null;
  }

  private static @Nullable String key(JsonNode list) {
    return KEYS.stream()
        .filter(
            key -> {
              for (JsonNode item : list) {
                if (!item.path(key).isTextual()) {
                  return false;
                }
              }
              return true;
            })
        .findFirst()
        .orElse(null);
  }

  private void list(
      LocalizedText subject,
      @Nullable LocalizedText field,
      String name,
      JsonNode before,
      JsonNode after) {
    String key = key(after.isEmpty() ? before : after);
    if (key == null || (!before.isEmpty() && !key.equals(key(before)))) {
      leaf(subject, field, name, before, after);
      return;
    }
    Map<String, JsonNode> was = byKey(before, key);
    Map<String, JsonNode> is = byKey(after, key);
    if (key.equals("skill")) {
      levels(subject, was, is);
      return;
    }
    Set<String> ids = new LinkedHashSet<>(is.keySet());
    ids.addAll(was.keySet());
    for (String id : ids) {
      item(
          field == null || isOfTheCentre(name) ? null : subject,
          name,
          id,
          was.getOrDefault(id, MissingNode.getInstance()),
          is.getOrDefault(id, MissingNode.getInstance()));
    }
    if (List.copyOf(was.keySet()).equals(List.copyOf(is.keySet()))) {
      return;
    }
    List<String> common = was.keySet().stream().filter(is::containsKey).toList();
    if (!common.equals(is.keySet().stream().filter(was::containsKey).toList())) {
      found.add(ConfigurationWords.text("change.order", subject, ConfigurationWords.field(name)));
    }
  }

  /** Lists whose things are known by their own names, without saying whose they are. */
  private static boolean isOfTheCentre(String list) {
    return Set.of("queues", "people", "skills", "reasonCodes", "dispositions", "teams", "roles")
        .contains(list);
  }

  private void item(
      @Nullable LocalizedText around, String list, String id, JsonNode was, JsonNode is) {
    LocalizedText own = ConfigurationWords.name(is.isMissingNode() ? was : is, id);
    LocalizedText named =
        list.equals("queues") || list.equals("people")
            ? own
            : ConfigurationWords.text("item", ConfigurationWords.field(list), own);
    LocalizedText subject = around == null ? named : ConfigurationWords.join(" › ", around, named);
    if (was.isMissingNode()) {
      found.add(ConfigurationWords.text("change.added", subject));
    } else if (is.isMissingNode()) {
      found.add(ConfigurationWords.text("change.removed", subject));
    } else {
      walk(subject, null, "", was, is);
    }
  }

  private void levels(LocalizedText subject, Map<String, JsonNode> was, Map<String, JsonNode> is) {
    Set<String> ids = new LinkedHashSet<>(is.keySet());
    ids.addAll(was.keySet());
    UnaryOperator<String> none = s -> s;
    for (String id : ids) {
      JsonNode before = was.getOrDefault(id, MissingNode.getInstance()).path("level");
      JsonNode after = is.getOrDefault(id, MissingNode.getInstance()).path("level");
      if (!before.equals(after)) {
        found.add(
            ConfigurationWords.text(
                "change.skill",
                subject,
                skills.getOrDefault(id, ConfigurationWords.plain(none.apply(id))),
                ConfigurationWords.value("level", before),
                ConfigurationWords.value("level", after)));
      }
    }
  }

  private static Map<String, JsonNode> byKey(JsonNode list, String key) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode item : list) {
      items.put(item.path(key).asText(), item);
    }
    return items;
  }
}
