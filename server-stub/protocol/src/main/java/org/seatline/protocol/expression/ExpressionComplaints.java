package org.seatline.protocol.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the library's complaints into ours. */
final class ExpressionComplaints {
  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NO_COLUMN = Pattern.compile("undefined field '([^']*)'.*");
  private static final Pattern MISMATCH = Pattern.compile("found no matching overload for .*");
  private static final Pattern WRONG = Pattern.compile("expected type '.*' but found '.*'.*");
  private static final Pattern DEEP = Pattern.compile(".*(recursion|nesting).*");

  private ExpressionComplaints() {}

  /**
   * The first one, in the source's order.
   *
   * @param places characters in front of each part, by its id
   */
  static ExpressionProblem first(CelValidationResult result, Map<Long, Integer> places) {
    CelIssue issue = result.getErrors().getFirst();
    String words = issue.getMessage();
    int before = places.getOrDefault(issue.getExprId(), issue.getSourceLocation().getColumn());
    int column = Math.max(1, before + 1);
    for (Pattern unknown : new Pattern[] {UNKNOWN, NO_COLUMN}) {
      Matcher match = unknown.matcher(words);
      if (match.matches()) {
        return new ExpressionProblem(
            ExpressionProblem.Kind.UNKNOWN_NAME, column, String.valueOf(match.group(1)));
      }
    }
    if (MISMATCH.matcher(words).matches() || WRONG.matcher(words).matches()) {
      return new ExpressionProblem(ExpressionProblem.Kind.WRONG_TYPES, column, words);
    }
    if (DEEP.matcher(words).matches()) {
      return new ExpressionProblem(
          ExpressionProblem.Kind.TOO_DEEP, column, "" + ExpressionLimits.DEPTH_MAX);
    }
    return new ExpressionProblem(ExpressionProblem.Kind.SYNTAX, column, words);
  }

  /** The example of what is wanted, the same in every language. */
  static String word(CelType wanted) {
    if (wanted.equals(SimpleType.BOOL)) {
      return "true / false";
    }
    return wanted.equals(SimpleType.DOUBLE) ? "12.5" : "'abc'";
  }
}
