package org.seatline.protocol.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A checked expression. Values are given by name, as {@link ExpressionType} says; a name without a
 * value makes the result unknown, unless the rest decides it ({@code true || missing}). Immutable,
 * any thread, ends within {@link ExpressionLimits}.
 */
public final class Expression {
  private final String source;
  private final Set<String> names;
  private final CelRuntime.Program program;

  Expression(String source, Set<String> names, CelRuntime.Program program) {
    this.source = source;
    this.names = Set.copyOf(names);
    this.program = program;
  }

  /** What was written. */
  public String source() {
    return source;
  }

  /** The names that it reads. */
  public Set<String> names() {
    return names;
  }

  /** Whether it is true; what is unknown is not. */
  public boolean holds(Map<String, ?> values) {
    return evaluate(values).equals(Optional.of(true));
  }

  /** Whether it is false; what is unknown is not. */
  public boolean fails(Map<String, ?> values) {
    return evaluate(values).equals(Optional.of(false));
  }

  /** Its number; empty when that is unknown, or infinite as after a division by zero. */
  public Optional<Double> number(Map<String, ?> values) {
    return evaluate(values)
        .filter(Number.class::isInstance)
        .map(result -> ((Number) result).doubleValue())
        .filter(Double::isFinite);
  }

  /** Its text; empty when that is unknown. */
  public Optional<String> text(Map<String, ?> values) {
    return evaluate(values).filter(String.class::isInstance).map(String.class::cast);
  }

  private Optional<Object> evaluate(Map<String, ?> values) {
    try {
      return Optional.ofNullable(program.eval(values));
    } catch (CelEvaluationException e) {
      return Optional.empty(); // a value is missing, or a limit was reached: nothing is known
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that
        && source.equals(that.source)
        && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
