package org.seatline.protocol.expression;

import java.util.Locale;

/**
 * Why an expression cannot be used.
 *
 * @param column of the first character that is wrong, from 1
 * @param detail the name that is not known, the limit that was passed, or the parser's own words
 */
public record ExpressionProblem(Kind kind, int column, String detail) {

  /** What is wrong. */
  public enum Kind {
    /** It cannot be read. */
    SYNTAX,
    /** It names something that is not there. */
    UNKNOWN_NAME,
    /** It compares or joins what does not go together. */
    WRONG_TYPES,
    /** It gives something else than is wanted here. */
    WRONG_RESULT,
    /** It has too many characters. */
    TOO_LONG,
    /** Brackets stand too deep in each other. */
    TOO_DEEP
  }

  /** The key of the sentence; {@code {0}} is the column, {@code {1}} the detail. */
  public String key() {
    return "expression.problem." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
