package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.seatline.app.script.Condition;
import org.seatline.app.script.DocumentNode;
import org.seatline.app.script.MalformedDocumentException;

/** Reads form documents. */
public final class FormParser {
  private static final int TEXT_MAX_CHARS = 200;
  private static final int MULTILINE_MAX_CHARS = 2_000;

  private FormParser() {}

  /**
   * Reads a form.
   *
   * @throws MalformedDocumentException naming the place of the first thing that is wrong
   */
  public static FormDocument parse(JsonNode json) throws MalformedDocumentException {
    DocumentNode root = DocumentNode.root("form", json);
    List<FormDocument.Section> sections = new ArrayList<>();
    for (DocumentNode node : root.items("sections")) {
      List<FormField> fields = new ArrayList<>();
      for (DocumentNode item : node.items("fields")) {
        fields.add(field(item));
      }
      sections.add(
          new FormDocument.Section(node.at("id").text(), node.at("title").localized(), fields));
    }
    var form =
        new FormDocument(
            root.at("id").text(),
            root.at("version").number(),
            root.at("title").localized(),
            sections);
    check(form, root);
    return form;
  }

  private static FormField field(DocumentNode node) throws MalformedDocumentException {
    FormField.Type type = type(node);
    List<FormField.Option> options = new ArrayList<>();
    for (DocumentNode item : node.items("options")) {
      options.add(new FormField.Option(item.at("id").text(), item.at("label").localized()));
    }
    boolean chooses = type == FormField.Type.CHOICE || type == FormField.Type.MULTICHOICE;
    if (chooses && options.isEmpty()) {
      throw node.wrong("a choice needs \"options\"");
    }
    DocumentNode maxLength = node.find("maxLength");
    return new FormField(
        node.at("id").text(),
        node.at("label").localized(),
        type,
        node.flag("required"),
        Condition.parseOptional(node, "requiredWhen"),
        Condition.parseOptional(node, "visibleWhen"),
        options,
        maxLength == null ? defaultLength(type) : maxLength.number(),
        node.optionalLocalized("hint"));
  }

  private static int defaultLength(FormField.Type type) {
    return type == FormField.Type.MULTILINE ? MULTILINE_MAX_CHARS : TEXT_MAX_CHARS;
  }

  private static FormField.Type type(DocumentNode node) throws MalformedDocumentException {
    String name = node.at("type").text();
    for (FormField.Type type : FormField.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw node.at("type").wrong("no such type of field: \"" + name + "\"");
  }

  private static void check(FormDocument form, DocumentNode root)
      throws MalformedDocumentException {
    Set<String> ids = new TreeSet<>();
    for (FormField field : form.fields().toList()) {
      if (!ids.add(field.id())) {
        throw root.wrong("a second field with the id \"" + field.id() + "\"");
      }
    }
    for (FormField field : form.fields().toList()) {
      checkCondition(field, field.visibleWhen(), ids, root);
      checkCondition(field, field.requiredWhen(), ids, root);
    }
    if (ids.isEmpty()) {
      throw root.wrong("has no fields");
    }
  }

  private static void checkCondition(
      FormField field, @Nullable Condition condition, Set<String> ids, DocumentNode root)
      throws MalformedDocumentException {
    if (condition == null) {
      return;
    }
    if (!ids.contains(condition.field()) || condition.field().equals(field.id())) {
      throw root.wrong(
          "field \"%s\" depends on \"%s\", which is no other field"
              .formatted(field.id(), condition.field()));
    }
  }
}
