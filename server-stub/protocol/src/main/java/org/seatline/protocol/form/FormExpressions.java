package org.seatline.protocol.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.document.Condition;
import org.seatline.protocol.document.DocumentNode;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.expression.Compilation;
import org.seatline.protocol.expression.Expression;
import org.seatline.protocol.expression.ExpressionCompiler;
import org.seatline.protocol.expression.ExpressionProblem;
import org.seatline.protocol.expression.ExpressionType;

/** Compiles the expressions of one form over its fields. */
final class FormExpressions {
  private final Map<String, ExpressionType> names;
  private final ExpressionCompiler compiler;

  FormExpressions(List<FormNames.Shape> fields) {
    this.names = FormNames.of(fields);
    this.compiler = new ExpressionCompiler(names);
  }

  /** The condition of a child: an expression, or a field and what it equals; null for none. */
  @Nullable Expression condition(DocumentNode node, String name) throws MalformedDocumentException {
    DocumentNode child = node.find(name);
    if (child == null) {
      return null;
    }
    if (child.isText()) {
      return compile(child, ExpressionType.Plain.TRUTH);
    }
    Condition condition = Condition.parse(child);
    ExpressionType type = names.get(condition.field());
    if (type == null) {
      throw child.at("field").wrong("no field that conditions can name: " + condition.field());
    }
    return compile(child, source(condition, type), ExpressionType.Plain.TRUTH);
  }

  /** Compiles a text. */
  Expression compile(DocumentNode node, ExpressionType.Plain result)
      throws MalformedDocumentException {
    return compile(node, node.text(), result);
  }

  private Expression compile(DocumentNode node, String source, ExpressionType.Plain result)
      throws MalformedDocumentException {
    return switch (compiler.compile(source, result)) {
      case Compilation.Done(Expression expression) -> expression;
      case Compilation.Failed(ExpressionProblem problem) ->
          throw node.wrong(
              "%s at column %d: %s".formatted(problem.kind(), problem.column(), problem.detail()));
    };
  }

  /** The older way to write a condition, as an expression. */
  static String source(Condition condition, ExpressionType type) {
    String field = condition.field();
    List<String> parts = new ArrayList<>();
    for (String value : condition.equals()) {
      parts.add(
          switch (type) {
            case ExpressionType.Plain.TRUTH -> value.equals("true") ? field : "!" + field;
            case ExpressionType.Plain.NUMBER -> field + " == " + value;
            case ExpressionType.Plain.TEXTS -> quoted(value) + " in " + field;
            default -> field + " == " + quoted(value);
          });
    }
    return String.join(" || ", parts);
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
