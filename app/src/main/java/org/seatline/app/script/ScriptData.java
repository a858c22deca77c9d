package org.seatline.app.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * What a script knows of the talk: values by the names that placeholders and conditions use ({@code
 * customer.name}, {@code call.number}, {@code ticket.address} …). A value that is not known, or
 * empty, is missing.
 *
 * @param values what conditions compare
 * @param words what is said instead of a value, where the value is an id
 */
public record ScriptData(Map<String, LocalizedText> values, Map<String, LocalizedText> words) {
  /** Nothing is known. */
  public static final ScriptData NONE = new ScriptData(Map.of());

  /** Copies the maps. */
  public ScriptData {
    values = Map.copyOf(values);
    words = Map.copyOf(words);
  }

  /** Values that are said as they are. */
  public ScriptData(Map<String, LocalizedText> values) {
    this(values, Map.of());
  }

  /** What is said for a name in a language, or null when it is missing. */
  public @Nullable String find(String name, String languageTag) {
    LocalizedText value = words.getOrDefault(name, values.get(name));
    if (value == null) {
      return null;
    }
    String text = value.in(languageTag);
    return text.isBlank() ? null : text;
  }

  /** The value that a condition looks at: a ticket field, or a name; empty when missing. */
  public String forCondition(String field) {
    LocalizedText value = values.getOrDefault("ticket." + field, values.get(field));
    return value == null ? "" : value.en();
  }
}
