package org.seatline.protocol.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.document.DocumentNode;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.expression.ExpressionType;

/** Reads the fields of a form. */
final class FieldParser {
  private static final int DECIMALS_MAX = 9;

  private final FormExpressions expressions;

  FieldParser(FormExpressions expressions) {
    this.expressions = expressions;
  }

  FormField field(DocumentNode node) throws MalformedDocumentException {
    FormField.Type type = FormParser.type(node);
    List<FormField.Option> options = options(node);
    if (type.chooses() && options.isEmpty()) {
      throw node.wrong("a choice needs \"options\"");
    }
    return new FormField(
        node.at("id").text(),
        node.at("label").localized(),
        type,
        rules(node, type),
        limits(node, type),
        options,
        type == FormField.Type.TABLE ? columns(node) : List.of(),
        node.optionalLocalized("hint"));
  }

  private static List<FormField.Option> options(DocumentNode node)
      throws MalformedDocumentException {
    List<FormField.Option> options = new ArrayList<>();
    for (DocumentNode item : node.items("options")) {
      options.add(new FormField.Option(item.at("id").text(), item.at("label").localized()));
    }
    return options;
  }

  private FieldRules rules(DocumentNode node, FormField.Type type)
      throws MalformedDocumentException {
    List<FieldRules.Check> checks = new ArrayList<>();
    for (DocumentNode item : node.items("checks")) {
      checks.add(
          new FieldRules.Check(
              expressions.compile(item.at("rule"), ExpressionType.Plain.TRUTH),
              item.at("message").localized()));
    }
    return new FieldRules(
        node.flag("required"),
        expressions.condition(node, "requiredWhen"),
        expressions.condition(node, "visibleWhen"),
        checks,
        type == FormField.Type.COMPUTED ? compute(node) : null);
  }

  private FieldRules.Compute compute(DocumentNode node) throws MalformedDocumentException {
    FieldRules.Kind kind = kind(node);
    var result =
        kind == FieldRules.Kind.NUMBER ? ExpressionType.Plain.NUMBER : ExpressionType.Plain.TEXT;
    return new FieldRules.Compute(expressions.compile(node.at("compute"), result), kind);
  }

  /** What a computed field gives: a number where it does not say. */
  static FieldRules.Kind kind(DocumentNode node) throws MalformedDocumentException {
    String result = node.optionalText("result");
    if (result == null || result.equals("number")) {
      return FieldRules.Kind.NUMBER;
    }
    if (result.equals("text")) {
      return FieldRules.Kind.TEXT;
    }
    throw node.at("result").wrong("must be \"number\" or \"text\"");
  }

  private static FieldLimits limits(DocumentNode node, FormField.Type type)
      throws MalformedDocumentException {
    FieldLimits usual = FieldLimits.of(type);
    return new FieldLimits(
        whole(node, "maxLength", usual.maxLength(), Integer.MAX_VALUE),
        number(node, "min"),
        number(node, "max"),
        whole(node, "decimals", usual.decimals(), DECIMALS_MAX),
        node.optionalLocalized("unit"),
        whole(node, "rowsMax", usual.rowsMax(), FieldLimits.ROWS_MAX),
        type == FormField.Type.FILE ? files(node) : usual.files());
  }

  private static FileLimits files(DocumentNode node) throws MalformedDocumentException {
    FileLimits usual = FileLimits.USUAL;
    return new FileLimits(
        atLeastOne(node, "filesMax", usual.filesMax(), FileLimits.FILES_MAX),
        atLeastOne(node, "maxMegabytes", usual.maxMegabytes(), FileLimits.MEGABYTES_MAX),
        kinds(node));
  }

  private static int atLeastOne(DocumentNode node, String name, int usual, int max)
      throws MalformedDocumentException {
    int number = whole(node, name, usual, max);
    if (number == 0) {
      throw node.at(name).wrong("must be from 1 to " + max);
    }
    return number;
  }

  private static Set<FileKind> kinds(DocumentNode node) throws MalformedDocumentException {
    if (node.find("kinds") == null) {
      return FileKind.USUAL;
    }
    Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
    for (DocumentNode item : node.items("kinds")) {
      kinds.add(
          FileKind.byId(item.text())
              .orElseThrow(() -> item.wrong("a kind of file is image, pdf or text")));
    }
    if (kinds.isEmpty()) {
      throw node.at("kinds").wrong("names at least one of image, pdf and text");
    }
    return kinds;
  }

  private static int whole(DocumentNode node, String name, int usual, int max)
      throws MalformedDocumentException {
    DocumentNode child = node.find(name);
    if (child == null) {
      return usual;
    }
    int number = child.number();
    if (number < 0 || number > max) {
      throw child.wrong("must be from 0 to " + max);
    }
    return number;
  }

  private static @Nullable BigDecimal number(DocumentNode node, String name)
      throws MalformedDocumentException {
    DocumentNode child = node.find(name);
    return child == null ? null : child.decimal();
  }

  private List<FormField> columns(DocumentNode node) throws MalformedDocumentException {
    List<FormField> columns = new ArrayList<>();
    for (DocumentNode item : node.items("columns")) {
      FormField column = field(item);
      switch (column.type()) {
        case TEXT, NUMBER, DATE, CHOICE -> columns.add(column);
        default -> throw item.at("type").wrong("a column is text, number, date or choice");
      }
    }
    if (columns.isEmpty()) {
      throw node.wrong("a table needs \"columns\"");
    }
    return columns;
  }
}
