package org.seatline.protocol.form;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/** What is wrong with values, field by field. Pure. */
public final class FormValidation {
  private FormValidation() {}

  /**
   * Something wrong with a field.
   *
   * @param key of the sentence in the bundles; {@code {0}} is the field's label, {@code {1}} {@code
   *     argument}
   * @param cell of a table that it is about, or null
   * @param message the form's own sentence, instead of the key's, or null
   */
  public record Problem(
      String fieldId,
      String key,
      String argument,
      @Nullable Cell cell,
      @Nullable LocalizedText message) {
    /** A problem of the field itself, with a sentence of the bundles. */
    public Problem(String fieldId, String key, String argument) {
      this(fieldId, key, argument, null, null);
    }

    Problem in(FormField table, int row, FormField column) {
      return new Problem(table.id(), key, argument, new Cell(row, column), message);
    }
  }

  /**
   * A cell of a table.
   *
   * @param row from 0
   */
  public record Cell(int row, FormField column) {}

  /** What is wrong with one field. */
  public static Optional<Problem> check(FormState state, FormField field) {
    if (!state.isVisible(field)) {
      return Optional.empty();
    }
    String value = state.value(field).strip();
    if (value.isEmpty()) {
      return state.isRequired(field) ? Optional.of(missing(field)) : Optional.empty();
    }
    return ValueCheck.check(field, value).or(() -> broken(state, field));
  }

  private static Optional<Problem> broken(FormState state, FormField field) {
    return field.rules().checks().stream()
        .filter(check -> state.isBroken(check.rule()))
        .map(check -> new Problem(field.id(), "", "", null, check.message()))
        .findFirst();
  }

  static Problem missing(FormField field) {
    String key =
        switch (field.type()) {
          case CHOICE, MULTICHOICE, METER -> "ticket.problem.choose";
          case CHECKBOX -> "ticket.problem.tick";
          case TABLE -> "ticket.problem.row";
          case FILE -> "ticket.problem.attach";
          default -> "ticket.problem.required";
        };
    return new Problem(field.id(), key, "");
  }

  static String written(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
