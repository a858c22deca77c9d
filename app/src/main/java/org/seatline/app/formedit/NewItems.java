package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.FormField;

/** Items as they begin: with an id of their own and the words still to be written. */
public final class NewItems {
  private NewItems() {}

  /** What a form is before anything of it is written. */
  static FormDraft nothing() {
    return FormDraft.read(Wire.mapper().createObjectNode());
  }

  /** A form with one section and one line of text. */
  public static FormDraft form(String id) {
    ObjectNode json = Wire.mapper().createObjectNode();
    json.put("id", id).put("version", 0);
    words(json, "title");
    ObjectNode section = json.putArray("sections").addObject().put("id", "section1");
    words(section, "title");
    words(section.putArray("fields").addObject().put("id", "text1").put("type", "text"), "label");
    return FormDraft.read(json);
  }

  /** A section without fields. */
  public static ObjectNode section(FormDraft draft) {
    Set<String> taken =
        draft.sections().stream().map(DraftItem::id).collect(Collectors.toUnmodifiableSet());
    ObjectNode json = Wire.mapper().createObjectNode().put("id", free("section", taken));
    words(json, "title");
    return json;
  }

  /** A field of a kind, with what the kind needs. */
  public static ObjectNode field(FormDraft draft, FormField.Type type) {
    Set<String> taken =
        draft.fields().stream().map(DraftItem::id).collect(Collectors.toUnmodifiableSet());
    String name = name(type);
    ObjectNode json = Wire.mapper().createObjectNode().put("id", free(name, taken));
    json.put("type", name);
    words(json, "label");
    needs(json, type);
    return json;
  }

  /** Gives a field what its kind cannot be without. */
  static void needs(ObjectNode json, FormField.Type type) {
    if (type.chooses() && json.path("options").isEmpty()) {
      var options = json.putArray("options");
      words(options.addObject().put("id", "option1"), "label");
      words(options.addObject().put("id", "option2"), "label");
    }
    if (type == FormField.Type.TABLE && json.path("columns").isEmpty()) {
      words(json.putArray("columns").addObject().put("id", "text1").put("type", "text"), "label");
    }
    if (type == FormField.Type.COMPUTED && json.path("compute").isMissingNode()) {
      json.put("compute", "");
    }
  }

  /** What is added to a field: an option, a column or a check. */
  public static ObjectNode part(DraftItem field, Kind kind) {
    Set<String> taken =
        field.all(kind).stream().map(DraftItem::id).collect(Collectors.toUnmodifiableSet());
    ObjectNode json = Wire.mapper().createObjectNode();
    switch (kind) {
      case OPTION -> words(json.put("id", free("option", taken)), "label");
      case COLUMN -> words(json.put("id", free("text", taken)).put("type", "text"), "label");
      case CHECK -> words(json.put("rule", ""), "message");
      default -> throw new IllegalArgumentException("no part of a field: " + kind);
    }
    return json;
  }

  /** The name of a kind in a document. */
  public static String name(FormField.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static void words(ObjectNode json, String member) {
    json.putObject(member).put("en", "").put("zh", "");
  }

  private static String free(String name, Set<String> taken) {
    int number = 1;
    while (taken.contains(name + number)) {
      number++;
    }
    return name + number;
  }
}
