package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TextPlace;

/** Finds the mistakes in the documents of snippets and templates ({@code texts/}). */
final class TextsCheck {
  private static final Set<String> NOT_WRITTEN = Set.of("computed", "table", "file");

  static final int GROUPS_MAX = 50;
  static final int SNIPPETS_MAX = 500;
  static final int TEMPLATES_MAX = 200;
  static final int TEXT_MAX_CHARS = 2_000;
  private static final Pattern ABBREVIATION = Pattern.compile("[a-z0-9]{1,12}");
  private static final Set<String> PLACES =
      Arrays.stream(TextPlace.values()).map(TextPlace::id).collect(Collectors.toSet());

  private final Map<String, JsonNode> forms;
  private final Set<String> snippets = new HashSet<>();
  private final Set<String> templates = new HashSet<>();
  private final Set<String> abbreviations = new HashSet<>();

  /**
   * @param forms the forms that templates may fill, by their ids
   */
  TextsCheck(Map<String, JsonNode> forms) {
    this.forms = forms;
  }

  /** Reports what is wrong in these documents; ids and abbreviations are one's own among them. */
  void check(List<JsonPlace> documents) {
    documents.forEach(this::check);
  }

  private void check(JsonPlace document) {
    document.only("id", "version", "groups", "snippets", "templates");
    Set<String> groups = new HashSet<>();
    for (JsonPlace group : document.listIfThere("groups", GROUPS_MAX)) {
      group.only("id", "name");
      ownId(group, groups);
      group.localized("name");
    }
    document.listIfThere("snippets", SNIPPETS_MAX).forEach(each -> snippet(each, groups));
    document.listIfThere("templates", TEMPLATES_MAX).forEach(this::template);
  }

  private static void ownId(JsonPlace place, Set<String> known) {
    String id = place.id("id");
    if (!id.isEmpty() && !known.add(id)) {
      place.at("id").problem("this id is there twice");
    }
  }

  private void snippet(JsonPlace snippet, Set<String> groups) {
    snippet.only("id", "group", "abbreviation", "title", "text");
    ownId(snippet, snippets);
    snippet.localized("title");
    text(snippet.at("text"), snippet.localized("text"));
    if (snippet.has("group") && !groups.contains(snippet.text("group"))) {
      snippet
          .at("group")
          .problem("no such group in this file; there are " + JsonPlace.sorted(groups));
    }
    if (snippet.has("abbreviation")) {
      String written = snippet.text("abbreviation");
      if (!ABBREVIATION.matcher(written).matches()) {
        snippet.at("abbreviation").problem("1 to 12 small letters or digits are needed");
      } else if (!abbreviations.add(written)) {
        snippet.at("abbreviation").problem("another snippet has this abbreviation");
      }
    }
  }

  private void text(JsonPlace place, LocalizedText text) {
    written(place.at("en"), text.en());
    written(place.at("zh"), text.zh());
  }

  private void written(JsonPlace place, String text) {
    if (text.length() > TEXT_MAX_CHARS) {
      place.problem("at most " + TEXT_MAX_CHARS + " characters are possible");
    }
    Matcher braces = TextPlace.BRACES.matcher(text);
    while (braces.find()) {
      if (!PLACES.contains(braces.group(1))) {
        place.problem(
            "nothing is known as {" + braces.group(1) + "}; there are " + JsonPlace.sorted(PLACES));
      }
    }
  }

  private void template(JsonPlace template) {
    template.only("id", "form", "title", "fields");
    ownId(template, templates);
    template.localized("title");
    JsonNode form = forms.get(template.text("form"));
    JsonPlace fields = template.at("fields");
    if (form == null) {
      template.at("form").problem("no such form; there are " + JsonPlace.sorted(forms.keySet()));
    } else if (!fields.node().isObject() || fields.node().isEmpty()) {
      fields.problem("an object is needed: {\"field\": value, ...}");
    } else {
      fill(fields, fieldsOf(form));
    }
  }

  private void fill(JsonPlace fields, Map<String, JsonNode> known) {
    for (String id : fields.node().propertyStream().map(Map.Entry::getKey).toList()) {
      JsonNode field = known.get(id);
      if (field == null) {
        fields.at(id).problem("no such field; there are " + JsonPlace.sorted(known.keySet()));
      } else {
        value(fields, id, field);
      }
    }
  }

  private void value(JsonPlace fields, String id, JsonNode field) {
    JsonPlace place = fields.at(id);
    String type = field.path("type").asText();
    if (NOT_WRITTEN.contains(type)) {
      place.problem("a field of the type " + type + " cannot be filled by a template");
    } else if (type.equals("choice") || type.equals("multichoice")) {
      options(place, field);
    } else if (place.node().isObject()) {
      text(place, fields.localized(id));
    } else if (!place.node().isValueNode() || place.node().isNull()) {
      place.problem("a value is needed");
    } else {
      written(place, place.node().asText());
    }
  }

  private static void options(JsonPlace place, JsonNode field) {
    Set<String> known = ids(field.path("options")).keySet();
    for (String chosen : place.node().asText().split(",")) {
      if (!known.contains(chosen.strip())) {
        place.problem("one of " + JsonPlace.sorted(known) + " is needed");
      }
    }
  }

  private static Map<String, JsonNode> fieldsOf(JsonNode form) {
    Map<String, JsonNode> fields = new HashMap<>();
    form.path("sections").forEach(section -> fields.putAll(ids(section.path("fields"))));
    return fields;
  }

  private static Map<String, JsonNode> ids(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .collect(Collectors.toMap(item -> item.path("id").asText(), item -> item, (a, b) -> a));
  }
}
