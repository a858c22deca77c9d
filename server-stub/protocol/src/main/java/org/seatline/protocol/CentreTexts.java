package org.seatline.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document of texts that a centre keeps for those who write tickets.
 *
 * @param groups under which snippets stand
 * @param snippets put into a text while it is written
 * @param templates forms with fields that are filled already
 */
public record CentreTexts(List<Group> groups, List<Snippet> snippets, List<Template> templates) {
  /** Nothing. */
  public static final CentreTexts NONE = new CentreTexts(List.of(), List.of(), List.of());

  /** What a document leaves out is empty. */
  public CentreTexts {
    groups = groups == null ? List.of() : List.copyOf(groups);
    snippets = snippets == null ? List.of() : List.copyOf(snippets);
    templates = templates == null ? List.of() : List.copyOf(templates);
  }

  /** A heading over snippets. */
  public record Group(String id, LocalizedText name) {
    /** Needs both. */
    public Group {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A text to put in.
   *
   * @param group id of its group, or null
   * @param abbreviation what is typed after a semicolon to get it, or null
   * @param text with places as {@link TextPlace} names them
   */
  public record Snippet(
      String id,
      @Nullable String group,
      @Nullable String abbreviation,
      LocalizedText title,
      LocalizedText text) {
    /** Needs what has to be shown. */
    public Snippet {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A form that is partly filled.
   *
   * @param form id of the form
   * @param fields values by the ids of fields: as the form keeps them, or a text in both languages
   *     with places as {@link TextPlace} names them
   */
  public record Template(
      String id, String form, LocalizedText title, Map<String, JsonNode> fields) {
    /** Keeps the order of the fields. */
    public Template {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(form, "form");
      Objects.requireNonNull(title, "title");
      fields = fields == null ? Map.of() : new LinkedHashMap<>(fields);
    }

    /** The values in a language ("zh", "zh-CN": Chinese; anything else: English). */
    public Map<String, String> values(String languageTag) {
      String language = languageTag.startsWith("zh") ? "zh" : "en";
      Map<String, String> values = new LinkedHashMap<>();
      fields.forEach(
          (id, value) ->
              values.put(id, value.isObject() ? value.path(language).asText() : value.asText()));
      return values;
    }
  }
}
