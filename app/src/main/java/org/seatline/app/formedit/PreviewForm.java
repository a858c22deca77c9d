package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.form.FormCheck;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormFinding;
import org.seatline.protocol.form.FormParser;

/**
 * The form that a draft would be without what is wrong with it: fields without words show their
 * ids, a condition that cannot be read counts as none. Compiles expressions, so not on the UI
 * thread.
 */
public final class PreviewForm {
  private static final int ROUNDS_MAX = 6;

  private PreviewForm() {}

  /** The form to look at; empty for a draft that has no field that can be shown. */
  public static Optional<FormDocument> of(FormDraft draft) {
    ObjectNode json = draft.write();
    complete(json);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      try {
        return Optional.of(FormParser.parse(json));
      } catch (MalformedDocumentException e) {
        if (!mend(json)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Gives everything what the parser cannot be without. */
  private static void complete(ObjectNode form) {
    words(form, "title", form.path("id").asText());
    if (!form.path("version").isInt()) {
      form.put("version", 0);
    }
    if (form.path("id").asText().isEmpty()) {
      form.put("id", "form");
    }
    each(
        form.path("sections"),
        section -> {
          words(section, "title", section.path("id").asText());
          ensureId(section);
          each(section.path("fields"), PreviewForm::completeField);
        });
  }

  private static void ensureId(ObjectNode item) {
    if (!item.path("id").isValueNode() || item.path("id").asText().isBlank()) {
      item.put("id", "…");
    }
  }

  private static void completeField(ObjectNode field) {
    ensureId(field);
    words(field, "label", field.path("id").asText());
    for (String number : List.of("min", "max")) {
      if (!field.path(number).isNumber()) {
        field.remove(number);
      }
    }
    for (String number : List.of("maxLength", "decimals", "rowsMax", "filesMax", "maxMegabytes")) {
      if (!field.path(number).isInt()) {
        field.remove(number);
      }
    }
    for (String text : List.of("hint", "unit")) {
      if (field.has(text)) {
        words(field, text, "…");
      }
    }
    each(
        field.path("options"),
        option -> {
          ensureId(option);
          words(option, "label", option.path("id").asText());
        });
    each(field.path("columns"), PreviewForm::completeField);
    each(field.path("checks"), check -> words(check, "message", "…"));
  }

  private static void words(ObjectNode item, String member, String instead) {
    String en = item.path(member).path("en").asText("").strip();
    String zh = item.path(member).path("zh").asText("").strip();
    item.putObject(member)
        .put("en", !en.isEmpty() ? en : !zh.isEmpty() ? zh : instead)
        .put("zh", !zh.isEmpty() ? zh : !en.isEmpty() ? en : instead);
  }

  private static void each(JsonNode list, Consumer<ObjectNode> change) {
    for (JsonNode item : list) {
      if (item instanceof ObjectNode object) {
        change.accept(object);
      }
    }
  }

  /** Takes away what is wrong; whether there was anything to take. */
  private static boolean mend(ObjectNode form) {
    List<FormFinding> wrong =
        FormCheck.check(form.toPrettyString()).stream()
            .filter(finding -> finding.weight() == FormFinding.Weight.WRONG)
            .toList();
    List<String> gone = new ArrayList<>();
    boolean any = false;
    for (FormFinding finding : wrong) {
      String at = finding.pointer();
      String member = at.substring(at.lastIndexOf('/') + 1);
      String holder = at.substring(0, Math.max(0, at.lastIndexOf('/')));
      if (finding.key().endsWith(".twice")) {
        gone.add(holder);
        any = true;
      } else if (member.equals("field")) {
        any |= without(form.at(holder.substring(0, holder.lastIndexOf('/'))), last(holder));
      } else if (form.at(at) instanceof ObjectNode item) {
        any |= harmless(item);
      } else {
        any |= without(form.at(holder), member);
      }
    }
    gone.reversed().forEach(pointer -> remove(form, pointer));
    return any;
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static boolean without(JsonNode item, String member) {
    if (!(item instanceof ObjectNode object)) {
      return false;
    }
    switch (member) {
      case "compute" -> object.put("compute", isText(object) ? "''" : "0");
      case "rule" -> object.put("rule", "true");
      case "type" -> object.put("type", "text");
      case "id" -> object.put("id", "…");
      default -> object.remove(member);
    }
    return true;
  }

  private static boolean isText(JsonNode field) {
    return field.path("result").asText().equals("text");
  }

  /** A field that hangs on itself, has nothing to choose from, no columns, or an odd list. */
  private static boolean harmless(ObjectNode item) {
    String type = item.path("type").asText();
    boolean chooses = type.endsWith("choice") && item.path("options").isEmpty();
    if (chooses || (type.equals("table") && item.path("columns").isEmpty())) {
      item.put("type", "text");
    }
    item.remove(List.of("visibleWhen", "requiredWhen", "checks"));
    return type.equals("computed") ? without(item, "compute") : true;
  }

  private static void remove(ObjectNode form, String pointer) {
    int slash = pointer.lastIndexOf('/');
    if (slash > 0 && form.at(pointer.substring(0, slash)) instanceof ArrayNode list) {
      list.remove(Integer.parseInt(pointer.substring(slash + 1)));
    }
  }
}
