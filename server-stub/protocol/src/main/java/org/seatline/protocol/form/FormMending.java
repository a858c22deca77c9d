package org.seatline.protocol.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a form in which what is known to be wrong is mended, so that the rest can be looked at.
 * Everything stays at its place, and what stands in for something wrong claims nothing: a field
 * without a condition may be shown, a field of text may hold anything.
 */
final class FormMending {
  private static final String UNKNOWN = "?";

  private final JsonNode root;
  private int standIns;

  private FormMending(JsonNode root) {
    this.root = root;
  }

  /** The copy. */
  static JsonNode of(JsonNode form, List<FormFinding> wrong) {
    var mending = new FormMending(form.deepCopy());
    wrong.forEach(mending::mend);
    return mending.root;
  }

  private void mend(FormFinding finding) {
    String at = finding.pointer();
    String kind = finding.key().substring(finding.key().lastIndexOf('.') + 1);
    switch (kind) {
      case "translation-en" -> put(at, "en");
      case "translation-zh" -> put(at, "zh");
      case "twice", "type" -> standIn(object(parent(at)));
      case "no-options" -> options(object(at));
      case "unknown-field" -> expression(parent(at));
      default -> expression(at);
    }
  }

  private @Nullable ObjectNode object(String pointer) {
    return root.at(pointer) instanceof ObjectNode node ? node : null;
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  private void put(String at, String language) {
    ObjectNode words = object(at);
    if (words != null) {
      words.put(language, UNKNOWN);
    }
  }

  /** No expression can name it. */
  private void standIn(@Nullable ObjectNode field) {
    if (field != null) {
      field.removeAll();
      field.put("id", UNKNOWN + standIns++).put("type", "text");
      words(field.putObject("label"));
    }
  }

  private static void words(ObjectNode text) {
    text.put("en", UNKNOWN).put("zh", UNKNOWN);
  }

  private static void options(@Nullable ObjectNode field) {
    if (field == null) {
      return;
    }
    if (field.path("type").asText().equals("choice")) {
      field.put("type", "text");
      field.remove("options");
    } else {
      ArrayNode options = field.putArray("options");
      words(options.addObject().put("id", UNKNOWN).putObject("label"));
    }
  }

  private void expression(String at) {
    ObjectNode holder = object(parent(at));
    String name = at.substring(at.lastIndexOf('/') + 1);
    if (holder == null) {
      return;
    }
    switch (name) {
      case "visibleWhen", "requiredWhen" -> holder.remove(name);
      case "rule" -> holder.put(name, "true");
      case "compute" ->
          holder.put(name, holder.path("result").asText().equals("text") ? "''" : "0");
      case "filesMax", "maxMegabytes", "kinds" -> holder.remove(name);
      default -> {}
    }
  }
}
