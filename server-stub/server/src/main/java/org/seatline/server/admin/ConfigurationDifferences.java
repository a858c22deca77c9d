package org.seatline.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;

/** How one configuration folder differs from another, in words for a lead. */
final class ConfigurationDifferences {
  /** So many are told one by one. */
  static final int CHANGES_MAX = 200;

  /** Files whose every value is compared; the key of what each is about. */
  private static final Map<String, String> COMPARED =
      Map.of(
          "queues.json", "file.queues",
          "people.json", "file.people",
          "centre.json", "file.centre",
          "menu.json", "file.menu");

  private final Path before;
  private final Path after;
  private final List<LocalizedText> found = new ArrayList<>();

  private ConfigurationDifferences(Path before, Path after) {
    this.before = before;
    this.after = after;
  }

  /** Tells the differences; of a file that is not JSON only that it is another. */
  static List<LocalizedText> between(Path before, Path after) throws IOException {
    ConfigurationDifferences differences = new ConfigurationDifferences(before, after);
    for (String file : FolderFiles.different(before, after)) {
      differences.compare(file);
    }
    List<LocalizedText> found = differences.found;
    if (found.size() <= CHANGES_MAX) {
      return List.copyOf(found);
    }
    List<LocalizedText> few = new ArrayList<>(found.subList(0, CHANGES_MAX));
    few.add(ConfigurationWords.text("change.more", String.valueOf(found.size() - CHANGES_MAX)));
    return List.copyOf(few);
  }

  private void compare(String file) throws IOException {
    String about = COMPARED.get(file);
    JsonNode was = json(before.resolve(file));
    JsonNode is = json(after.resolve(file));
    if (about != null && was.isObject() && is.isObject()) {
      List<LocalizedText> values =
          JsonDifferences.between(ConfigurationWords.text(about), was, is, skills());
      found.addAll(
          values.isEmpty() ? List.of(ConfigurationWords.text("change.layout", file)) : values);
    } else if (file.endsWith(".csv")) {
      found.add(
          ConfigurationWords.text(
              "change.lines", file, lines(before.resolve(file)), lines(after.resolve(file))));
    } else {
      whole(file, was, is);
    }
  }

  private void whole(String file, JsonNode was, JsonNode is) {
    LocalizedText subject = subject(file, is.isObject() ? is : was);
    boolean there = Files.exists(before.resolve(file));
    boolean stays = Files.exists(after.resolve(file));
    boolean other = !was.path("version").equals(is.path("version"));
    if (there && stays && other && file.startsWith("forms/")) {
      found.add(ConfigurationWords.text("change.form", subject, version(was), version(is)));
      return;
    }
    String key = !there ? "change.added" : stays ? "change.changed" : "change.removed";
    found.add(ConfigurationWords.text(key, subject));
  }

  private static String version(JsonNode form) {
    return form.path("version").asText("?");
  }

  /** Documents are called by their titles, other files by their names. */
  private static LocalizedText subject(String file, JsonNode document) {
    int slash = file.indexOf('/');
    String folder = slash < 0 ? "" : file.substring(0, slash);
    boolean known = ConfigurationFolder.documentFolders().containsValue(folder);
    return known && file.endsWith(".json")
        ? ConfigurationWords.text(
            "item",
            ConfigurationWords.field(folder),
            ConfigurationWords.name(document, file.substring(slash + 1)))
        : ConfigurationWords.text("item", ConfigurationWords.text("file"), file);
  }

  private Map<String, LocalizedText> skills() throws IOException {
    Map<String, LocalizedText> names = new HashMap<>();
    for (Path folder : List.of(before, after)) {
      for (JsonNode skill : json(folder.resolve("queues.json")).path("skills")) {
        String id = skill.path("id").asText();
        names.put(id, ConfigurationWords.name(skill, id));
      }
    }
    return names;
  }

  private static JsonNode json(Path file) throws IOException {
    if (!file.toString().endsWith(".json") || !Files.exists(file)) {
      return MissingNode.getInstance();
    }
    try {
      return Wire.mapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "0";
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return String.valueOf(lines.count());
    }
  }
}
