package org.seatline.app.ticket;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a form says about values: which fields count, which must be filled, what is wrong. Pure. */
public final class FormValidation {
  private FormValidation() {}

  /**
   * Something wrong with a field.
   *
   * @param key of the sentence in the bundles; {@code {0}} is the field's label, {@code {1}} {@code
   *     argument}
   */
  public record Problem(String fieldId, String key, String argument) {}

  /** Whether a field is shown. A field whose condition hangs on a hidden field is hidden too. */
  public static boolean visible(FormDocument form, FormField field, Map<String, String> values) {
    return visible(form, field, values, new HashSet<>());
  }

  private static boolean visible(
      FormDocument form, FormField field, Map<String, String> values, Set<String> seen) {
    var condition = field.visibleWhen();
    if (condition == null) {
      return true;
    }
    if (!seen.add(field.id())) {
      return false;
    }
    return condition.holds(id -> values.getOrDefault(id, ""))
        && form.field(condition.field())
            .map(other -> visible(form, other, values, seen))
            .orElse(false);
  }

  /** Whether a field must be filled. */
  public static boolean required(FormDocument form, FormField field, Map<String, String> values) {
    var condition = field.requiredWhen();
    boolean wanted =
        field.required()
            || (condition != null && condition.holds(id -> values.getOrDefault(id, "")));
    return wanted && visible(form, field, values);
  }

  /** The values that count: those of visible fields, stripped, empty ones left out. */
  public static Map<String, String> effective(FormDocument form, Map<String, String> values) {
    Map<String, String> effective = new LinkedHashMap<>();
    form.fields()
        .filter(field -> visible(form, field, values))
        .forEach(
            field -> {
              String value = values.getOrDefault(field.id(), "").strip();
              if (!value.isEmpty()) {
                effective.put(field.id(), value);
              }
            });
    return effective;
  }

  /** Everything that is wrong, in the form's order. */
  public static List<Problem> check(FormDocument form, Map<String, String> values) {
    List<Problem> problems = new ArrayList<>();
    for (FormField field : form.fields().toList()) {
      Problem problem = check(form, field, values);
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }

  /** What is wrong with one field, or null. */
  public static @Nullable Problem check(
      FormDocument form, FormField field, Map<String, String> values) {
    if (!visible(form, field, values)) {
      return null;
    }
    String value = values.getOrDefault(field.id(), "").strip();
    if (value.isEmpty()) {
      return required(form, field, values) ? problem(field, requiredKey(field), "") : null;
    }
    if (value.codePointCount(0, value.length()) > field.maxLength()) {
      return problem(field, "ticket.problem.too-long", Integer.toString(field.maxLength()));
    }
    return checkType(field, value);
  }

  private static String requiredKey(FormField field) {
    return switch (field.type()) {
      case CHOICE, MULTICHOICE, METER -> "ticket.problem.choose";
      case CHECKBOX -> "ticket.problem.tick";
      default -> "ticket.problem.required";
    };
  }

  private static @Nullable Problem checkType(FormField field, String value) {
    return switch (field.type()) {
      case TEXT, MULTILINE, NAME, ADDRESS -> null;
      case NUMBER -> unless(field, "number", value, FormValidation::isNumber);
      case DATE -> unless(field, "date", value, FormValidation::isDate);
      case TIME -> unless(field, "time", value, FormValidation::isTime);
      case PHONE -> unless(field, "phone", value, FormValidation::isPhone);
      case METER -> unless(field, "meter", value, FormValidation::isMeter);
      case CHECKBOX -> unless(field, "tick", value, v -> v.equals("true") || v.equals("false"));
      case CHOICE -> unless(field, "option", value, v -> field.option(v).isPresent());
      case MULTICHOICE ->
          unless(
              field,
              "option",
              value,
              v ->
                  Arrays.stream(v.split(",")).allMatch(id -> field.option(id.strip()).isPresent()));
    };
  }

  private static @Nullable Problem unless(
      FormField field, String kind, String value, Predicate<String> right) {
    return right.test(value) ? null : problem(field, "ticket.problem." + kind, value);
  }

  private static Problem problem(FormField field, String key, String argument) {
    return new Problem(field.id(), key, argument);
  }

  private static boolean isNumber(String value) {
    if (value.length() > 20 || !value.matches("[+-]?\\d+([.]\\d+)?")) {
      return false;
    }
    return new BigDecimal(value).precision() <= 18;
  }

  private static boolean isDate(String value) {
    try {
      return LocalDate.parse(value).getYear() > 1900;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isTime(String value) {
    try {
      return LocalTime.parse(value) != null && value.length() == 5;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** 3 to 15 digits (E.164 allows 15), written as people write them; masked digits are stars. */
  private static boolean isPhone(String value) {
    String digits = value.replaceAll("[\\s()./-]", "");
    return digits.matches("[+]?[0-9*]{3,15}");
  }

  private static boolean isMeter(String value) {
    return value.matches("[0-9A-Za-z-]{4,24}");
  }
}
