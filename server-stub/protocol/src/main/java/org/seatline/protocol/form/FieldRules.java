package org.seatline.protocol.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.expression.Expression;

/**
 * When a field counts, and what must be true of it.
 *
 * @param required always
 * @param requiredWhen makes it required when it holds, or null
 * @param visibleWhen shows it only when it holds, or null for always
 * @param checks what must be true once it is filled
 * @param compute gives the value of a computed field; null for all others
 */
public record FieldRules(
    boolean required,
    @Nullable Expression requiredWhen,
    @Nullable Expression visibleWhen,
    List<Check> checks,
    @Nullable Compute compute) {
  /** No rules. */
  public static final FieldRules NONE = new FieldRules(false, null, null, List.of(), null);

  /** It must be filled. */
  public static final FieldRules REQUIRED = new FieldRules(true, null, null, List.of(), null);

  /** Copies the list. */
  public FieldRules {
    checks = List.copyOf(checks);
  }

  /**
   * Something that must be true.
   *
   * @param message what to do when it is not
   */
  public record Check(Expression rule, LocalizedText message) {}

  /**
   * Gives a value.
   *
   * @param kind a number or a text
   */
  public record Compute(Expression expression, Kind kind) {}

  /** What a computed field holds. */
  public enum Kind {
    /** A decimal number, rounded to the field's decimals. */
    NUMBER,
    /** A text, or a day. */
    TEXT
  }
}
