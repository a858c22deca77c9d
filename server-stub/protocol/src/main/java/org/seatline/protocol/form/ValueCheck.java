package org.seatline.protocol.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.seatline.protocol.form.FormValidation.Problem;

/** Whether a text is a value of a field's type, within its limits. Pure. */
final class ValueCheck {
  private static final Pattern METER = Pattern.compile("[0-9A-Za-z-]{4,24}");

  private ValueCheck() {}

  /**
   * What is wrong with a value by itself.
   *
   * @param value stripped, not empty
   */
  static Optional<Problem> check(FormField field, String value) {
    if (value.codePointCount(0, value.length()) > field.maxLength()) {
      return problem(field, "too-long", Integer.toString(field.maxLength()));
    }
    return switch (field.type()) {
      case TEXT, MULTILINE, NAME, ADDRESS, COMPUTED -> Optional.empty();
      case NUMBER -> number(field, value);
      case DATE -> unless(field, "date", value, FieldValue::isDay);
      case TIME -> unless(field, "time", value, FieldValue::isTime);
      case PHONE -> unless(field, "phone", value, PhoneRule::isNumber);
      case METER -> unless(field, "meter", value, v -> METER.matcher(v).matches());
      case CHECKBOX -> unless(field, "tick", value, v -> v.equals("true") || v.equals("false"));
      case CHOICE -> unless(field, "option", value, v -> field.option(v).isPresent());
      case MULTICHOICE ->
          unless(
              field,
              "option",
              value,
              v -> FieldValue.several(v).stream().allMatch(id -> field.option(id).isPresent()));
      case TABLE -> table(field, value);
      case FILE -> files(field, value);
    };
  }

  private static Optional<Problem> number(FormField field, String value) {
    if (!FieldValue.isNumber(value)) {
      return problem(field, "number", value);
    }
    var number = new BigDecimal(value);
    FieldLimits limits = field.limits();
    if (limits.min() != null && number.compareTo(limits.min()) < 0) {
      return problem(field, "min", FormValidation.written(limits.min()));
    }
    if (limits.max() != null && number.compareTo(limits.max()) > 0) {
      return problem(field, "max", FormValidation.written(limits.max()));
    }
    if (number.stripTrailingZeros().scale() > limits.decimals()) {
      return limits.decimals() == 0
          ? problem(field, "whole", value)
          : problem(field, "decimals", Integer.toString(limits.decimals()));
    }
    return Optional.empty();
  }

  private static Optional<Problem> files(FormField field, String value) {
    Optional<List<AttachedFile>> files = AttachedFiles.parse(value);
    FileLimits limits = field.limits().files();
    if (files.isEmpty()) {
      return problem(field, "files", "");
    }
    if (files.get().size() > limits.filesMax()) {
      return problem(field, "files-max", Integer.toString(limits.filesMax()));
    }
    for (AttachedFile file : files.get()) {
      if (file.size() > limits.maxBytes()) {
        return problem(field, "file-large", Integer.toString(limits.maxMegabytes()));
      }
      if (!limits.kinds().contains(file.fileType().kind())) {
        return problem(field, "file-kind", file.name());
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> table(FormField field, String value) {
    Optional<List<Map<String, String>>> rows = TableRows.parse(value);
    if (rows.isEmpty()) {
      return problem(field, "table", "");
    }
    if (rows.get().size() > field.limits().rowsMax()) {
      return problem(field, "rows", Integer.toString(field.limits().rowsMax()));
    }
    for (int row = 0; row < rows.get().size(); row++) {
      for (FormField column : field.columns()) {
        Optional<Problem> wrong = cell(column, rows.get().get(row).getOrDefault(column.id(), ""));
        if (wrong.isPresent()) {
          return Optional.of(wrong.get().in(field, row, column));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> cell(FormField column, String value) {
    if (!value.isBlank()) {
      return check(column, value.strip());
    }
    return column.rules().required()
        ? Optional.of(FormValidation.missing(column))
        : Optional.empty();
  }

  private static Optional<Problem> unless(
      FormField field, String kind, String value, Predicate<String> right) {
    return right.test(value) ? Optional.empty() : problem(field, kind, value);
  }

  private static Optional<Problem> problem(FormField field, String kind, String argument) {
    return Optional.of(new Problem(field.id(), "ticket.problem." + kind, argument));
  }
}
