package org.seatline.protocol.form;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.seatline.protocol.expression.ExpressionType;

/** The names that the expressions of a form may use: its fields' ids, and {@code today}. */
public final class FormNames {
  /** The day of the moment. */
  public static final String TODAY = "today";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private static final Set<String> TAKEN =
      Set.of(
          "in",
          "true",
          "false",
          "null",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while",
          TODAY);

  private FormNames() {}

  /**
   * A field as far as names go.
   *
   * @param number whether a computed field gives a number
   * @param columns of a table
   */
  record Shape(String id, FormField.Type type, boolean number, List<Shape> columns) {}

  /** Whether expressions can name a field of this id. */
  public static boolean isName(String id) {
    return NAME.matcher(id).matches() && !TAKEN.contains(id);
  }

  /** What each name stands for. */
  static Map<String, ExpressionType> of(List<Shape> fields) {
    Map<String, ExpressionType> names = new HashMap<>();
    names.put(TODAY, ExpressionType.Plain.TEXT);
    for (Shape field : fields) {
      if (isName(field.id())) {
        names.put(field.id(), type(field));
      }
    }
    return names;
  }

  private static ExpressionType type(Shape field) {
    if (field.type() != FormField.Type.TABLE) {
      return plain(field);
    }
    Map<String, ExpressionType.Plain> columns = new LinkedHashMap<>();
    field.columns().stream()
        .filter(column -> isName(column.id()))
        .forEach(column -> columns.put(column.id(), plain(column)));
    return new ExpressionType.Table(columns);
  }

  static ExpressionType.Plain plain(Shape field) {
    return switch (field.type()) {
      case NUMBER -> ExpressionType.Plain.NUMBER;
      case CHECKBOX -> ExpressionType.Plain.TRUTH;
      case MULTICHOICE, FILE -> ExpressionType.Plain.TEXTS;
      case COMPUTED -> field.number() ? ExpressionType.Plain.NUMBER : ExpressionType.Plain.TEXT;
      default -> ExpressionType.Plain.TEXT;
    };
  }
}
