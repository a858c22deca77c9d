package org.seatline.protocol.expression;

/** What became of the source of an expression. */
public sealed interface Compilation {
  /** It can be used. */
  record Done(Expression expression) implements Compilation {}

  /** It cannot; the first thing that is wrong. */
  record Failed(ExpressionProblem problem) implements Compilation {}
}
