package org.seatline.protocol.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.seatline.protocol.Wire;

/**
 * The value of a field of files: a JSON array of objects with {@code id}, {@code name}, {@code
 * size}, {@code type} and {@code sha256}. No file at all is the empty text.
 */
public final class AttachedFiles {
  /** Characters of a name at most. */
  public static final int NAME_MAX_CHARS = 120;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{7,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String NAME = "name";
  private static final int TOLD_MAX = 5;

  private AttachedFiles() {}

  /** The files of a value; empty for a text that is none, also when one of them is damaged. */
  public static Optional<List<AttachedFile>> parse(String value) {
    if (value.isBlank()) {
      return Optional.of(List.of());
    }
    return array(value).flatMap(AttachedFiles::files);
  }

  private static Optional<JsonNode> array(String value) {
    try {
      return Optional.of(Wire.mapper().readTree(value)).filter(JsonNode::isArray);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // damaged: the check says so at the field
    }
  }

  private static Optional<List<AttachedFile>> files(JsonNode array) {
    List<AttachedFile> files = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode item : array) {
      AttachedFile file =
          new AttachedFile(
              item.path("id").asText(),
              item.path(NAME).asText(),
              item.path("size").asLong(-1),
              item.path("type").asText(),
              item.path("sha256").asText());
      if (!isSound(file) || !ids.add(file.id())) {
        return Optional.empty();
      }
      files.add(file);
    }
    return Optional.of(List.copyOf(files));
  }

  /** Whether this can be a file at all; a name with a path in it, or another ending, is none. */
  private static boolean isSound(AttachedFile file) {
    return ID.matcher(file.id()).matches()
        && SHA256.matcher(file.sha256()).matches()
        && file.size() > 0
        && FileType.ofMime(file.type())
            .filter(type -> type.named(file.name()).equals(file.name()))
            .isPresent();
  }

  /** Writes files. */
  public static String write(List<AttachedFile> files) {
    ArrayNode json = Wire.mapper().createArrayNode();
    files.forEach(file -> json.add(Wire.mapper().valueToTree(file)));
    return json.isEmpty() ? "" : json.toString();
  }

  /** The names of a value or of what {@link #told} made of it, in their order. */
  public static List<String> names(String value) {
    List<String> names = new ArrayList<>();
    array(value).ifPresent(json -> json.forEach(item -> names.add(item.path(NAME).asText("…"))));
    return names;
  }

  /** What people look for in a value of any field: of files their names. */
  public static String words(String value) {
    return value.startsWith("[") && parse(value).isPresent()
        ? String.join("\n", names(value))
        : value;
  }

  /** A value for the short history that goes along with a ticket: the first few names alone. */
  public static String told(String value) {
    ArrayNode json = Wire.mapper().createArrayNode();
    List<String> names = names(value);
    names.stream().limit(TOLD_MAX).forEach(name -> json.addObject().put(NAME, name));
    if (names.size() > TOLD_MAX) {
      json.addObject().put(NAME, "…");
    }
    return json.isEmpty() ? "" : json.toString();
  }
}
