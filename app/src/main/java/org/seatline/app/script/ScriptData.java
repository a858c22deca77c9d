package org.seatline.app.script;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * What a script knows of the talk: values by the names that placeholders and conditions use ({@code
 * customer.name}, {@code call.number}, {@code ticket.address} …). A value that is not known, or
 * empty, is missing.
 */
public record ScriptData(Map<String, LocalizedText> values) {
  /** Nothing is known. */
  public static final ScriptData NONE = new ScriptData(Map.of());

  /** Copies the map. */
  public ScriptData {
    values = Map.copyOf(values);
  }

  /** The value with this name in a language, or null when it is missing. */
  public @Nullable String find(String name, String languageTag) {
    LocalizedText value = values.get(name);
    if (value == null) {
      return null;
    }
    String text = value.in(languageTag);
    return text.isBlank() ? null : text;
  }

  /** The value that a condition looks at: a ticket field, or a name; empty when missing. */
  public String forCondition(String field) {
    String value = find("ticket." + field, "en");
    if (value == null) {
      value = find(field, "en");
    }
    return value == null ? "" : value;
  }

  /** The same with the ticket's fields, which take the place of those known before. */
  public ScriptData withTicket(Map<String, String> fields) {
    Map<String, LocalizedText> merged = new HashMap<>(values);
    merged.keySet().removeIf(name -> name.startsWith("ticket."));
    fields.forEach((field, value) -> merged.put("ticket." + field, new LocalizedText(value, value)));
    return new ScriptData(merged);
  }
}
