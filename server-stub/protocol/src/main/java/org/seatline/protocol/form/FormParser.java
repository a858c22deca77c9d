package org.seatline.protocol.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.seatline.protocol.document.DocumentNode;
import org.seatline.protocol.document.MalformedDocumentException;

/** Reads form documents, and compiles their expressions: not on the UI thread. */
public final class FormParser {
  private FormParser() {}

  /**
   * Reads a form.
   *
   * @throws MalformedDocumentException naming the place of the first thing that is wrong
   */
  public static FormDocument parse(JsonNode json) throws MalformedDocumentException {
    FormDocument form = read(json);
    List<String> circle = FormCircles.find(form);
    if (!circle.isEmpty()) {
      throw DocumentNode.root("form", json)
          .wrong("these hang on each other: " + String.join(", ", circle));
    }
    return form;
  }

  /** The same, of a form whose fields may hang on each other in a circle. */
  static FormDocument read(JsonNode json) throws MalformedDocumentException {
    DocumentNode root = DocumentNode.root("form", json);
    var expressions = new FormExpressions(shapes(root));
    var fields = new FieldParser(expressions);
    List<FormDocument.Section> sections = new ArrayList<>();
    for (DocumentNode node : root.items("sections")) {
      sections.add(section(node, fields, expressions));
    }
    return new FormDocument(
        root.at("id").text(), root.at("version").number(), root.at("title").localized(), sections);
  }

  private static FormDocument.Section section(
      DocumentNode node, FieldParser parser, FormExpressions expressions)
      throws MalformedDocumentException {
    List<FormField> fields = new ArrayList<>();
    for (DocumentNode item : node.items("fields")) {
      fields.add(parser.field(item));
    }
    return new FormDocument.Section(
        node.at("id").text(),
        node.at("title").localized(),
        expressions.condition(node, "visibleWhen"),
        node.flag("folded") ? FormDocument.Folding.FOLDED : FormDocument.Folding.OPEN,
        fields);
  }

  /** What the expressions of a form may name: read before the fields, which use it. */
  private static List<FormNames.Shape> shapes(DocumentNode root) throws MalformedDocumentException {
    List<FormNames.Shape> shapes = new ArrayList<>();
    for (DocumentNode section : root.items("sections")) {
      shapes.addAll(shapesIn(section, "fields"));
    }
    if (shapes.isEmpty()) {
      throw root.wrong("has no fields");
    }
    refuseTwice(root, shapes);
    return shapes;
  }

  private static List<FormNames.Shape> shapesIn(DocumentNode node, String items)
      throws MalformedDocumentException {
    List<FormNames.Shape> shapes = new ArrayList<>();
    for (DocumentNode item : node.items(items)) {
      shapes.add(
          new FormNames.Shape(
              item.at("id").text(),
              type(item),
              FieldParser.kind(item) == FieldRules.Kind.NUMBER,
              shapesIn(item, "columns")));
    }
    return shapes;
  }

  private static void refuseTwice(DocumentNode root, List<FormNames.Shape> shapes)
      throws MalformedDocumentException {
    Set<String> ids = new HashSet<>();
    for (FormNames.Shape shape : shapes) {
      if (!ids.add(shape.id())) {
        throw root.wrong("a second field with the id \"" + shape.id() + "\"");
      }
    }
  }

  static FormField.Type type(DocumentNode node) throws MalformedDocumentException {
    String name = node.at("type").text();
    for (FormField.Type type : FormField.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw node.at("type").wrong("no such type of field: \"" + name + "\"");
  }
}
