package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.seatline.protocol.LocalizedText;

/** Words for fields and values of the configuration, in both languages at once. */
final class ConfigurationWords {
  private static final String BUNDLE = "org.seatline.server.admin.ConfigurationText";
  private static final int VALUE_MAX_CHARS = 80;
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);
  private static final ResourceBundle ZH = bundle(Locale.CHINESE);

  private ConfigurationWords() {}

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** A sentence; arguments that are {@link LocalizedText} follow the language. */
  static LocalizedText text(String key, Object... args) {
    return new LocalizedText(fill(EN, "en", key, args), fill(ZH, "zh", key, args));
  }

  private static String fill(ResourceBundle bundle, String language, String key, Object... args) {
    Object[] filled = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      filled[i] = args[i] instanceof LocalizedText text ? text.in(language) : args[i];
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(filled);
  }

  /** Sentences by their English words, each with the Chinese ones; holes are left as they are. */
  static Map<String, String> sentences(String prefix) {
    return EN.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .collect(Collectors.toMap(EN::getString, ZH::getString));
  }

  /** The word for a field; one without a word is called by its own name. */
  static LocalizedText field(String name) {
    return word("field." + name, name);
  }

  static LocalizedText strategy(String id) {
    return word("value." + id, id);
  }

  static LocalizedText plain(String text) {
    return new LocalizedText(text, text);
  }

  private static LocalizedText word(String key, String otherwise) {
    return EN.containsKey(key)
        ? new LocalizedText(EN.getString(key), ZH.getString(key))
        : plain(otherwise);
  }

  static LocalizedText join(String between, LocalizedText one, LocalizedText two) {
    return new LocalizedText(one.en() + between + two.en(), one.zh() + between + two.zh());
  }

  /** The name of an item, or its id. */
  static LocalizedText name(JsonNode item, String id) {
    for (String field : new String[] {"name", "title"}) {
      if (isLocalized(item.path(field))) {
        return localized(item.path(field));
      }
    }
    return plain(id);
  }

  static boolean isLocalized(JsonNode node) {
    return node.isObject()
        && node.size() == 2
        && node.path("en").isTextual()
        && node.path("zh").isTextual();
  }

  private static LocalizedText localized(JsonNode node) {
    return new LocalizedText(node.path("en").asText(), node.path("zh").asText());
  }

  /** A value in words; times of fields that end in {@code Ms} in seconds. */
  static LocalizedText value(String field, JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return text("value.none");
    }
    if (isLocalized(node)) {
      return localized(node);
    }
    if (node.isBoolean()) {
      return text(node.booleanValue() ? "value.yes" : "value.no");
    }
    if (node.isTextual()) {
      return cut(word("value." + node.textValue(), node.textValue()));
    }
    if (node.isIntegralNumber() && field.endsWith("Ms") && node.longValue() % 1_000 == 0) {
      return text("value.seconds", String.valueOf(node.longValue() / 1_000));
    }
    return cut(plain(node.toString()));
  }

  private static LocalizedText cut(LocalizedText text) {
    UnaryOperator<String> shorter =
        s -> s.length() <= VALUE_MAX_CHARS ? s : s.substring(0, VALUE_MAX_CHARS) + "…";
    return new LocalizedText(shorter.apply(text.en()), shorter.apply(text.zh()));
  }
}
