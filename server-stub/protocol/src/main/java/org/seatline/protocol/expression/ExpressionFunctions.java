package org.seatline.protocol.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** What the language knows beyond its standard: counting, sums, rounding and days. */
final class ExpressionFunctions {
  private static final int DECIMALS_MAX = 9;
  private static final double DAYS_MAX = 400_000;

  static final List<CelFunctionDecl> DECLARATIONS =
      List.of(
          CelFunctionDecl.newFunctionDeclaration(
              "sum",
              CelOverloadDecl.newGlobalOverload(
                  "sum_numbers", SimpleType.DOUBLE, ListType.create(SimpleType.DOUBLE))),
          CelFunctionDecl.newFunctionDeclaration(
              "count",
              CelOverloadDecl.newGlobalOverload(
                  "count_list", SimpleType.DOUBLE, ListType.create(TypeParamType.create("T"))),
              CelOverloadDecl.newGlobalOverload(
                  "count_characters", SimpleType.DOUBLE, SimpleType.STRING)),
          CelFunctionDecl.newFunctionDeclaration(
              "round",
              CelOverloadDecl.newGlobalOverload(
                  "round_number", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE)),
          CelFunctionDecl.newFunctionDeclaration(
              "daysBetween",
              CelOverloadDecl.newGlobalOverload(
                  "days_between", SimpleType.DOUBLE, SimpleType.STRING, SimpleType.STRING)),
          CelFunctionDecl.newFunctionDeclaration(
              "plusDays",
              CelOverloadDecl.newGlobalOverload(
                  "plus_days", SimpleType.STRING, SimpleType.STRING, SimpleType.DOUBLE)));

  static final List<CelFunctionBinding> BINDINGS =
      List.of(
          CelFunctionBinding.from("sum_numbers", List.class, ExpressionFunctions::sum),
          CelFunctionBinding.from("count_list", List.class, list -> (double) list.size()),
          CelFunctionBinding.from(
              "count_characters",
              String.class,
              text -> (double) text.codePointCount(0, text.length())),
          CelFunctionBinding.from(
              "round_number", Double.class, Double.class, ExpressionFunctions::round),
          CelFunctionBinding.from(
              "days_between", String.class, String.class, ExpressionFunctions::daysBetween),
          CelFunctionBinding.from(
              "plus_days", String.class, Double.class, ExpressionFunctions::plusDays));

  private ExpressionFunctions() {}

  private static double sum(Collection<?> numbers) {
    return numbers.stream()
        .filter(Number.class::isInstance)
        .map(number -> BigDecimal.valueOf(((Number) number).doubleValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static double round(double number, double decimals) throws CelEvaluationException {
    if (!Double.isFinite(number) || decimals < 0 || decimals > DECIMALS_MAX) {
      throw new CelEvaluationException("cannot be rounded");
    }
    return rounded(number, (int) decimals).doubleValue();
  }

  /** Half up, as people round money; noise of binary fractions is taken away first. */
  static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number)
        .setScale(DECIMALS_MAX, RoundingMode.HALF_UP)
        .setScale(decimals, RoundingMode.HALF_UP);
  }

  private static double daysBetween(String from, String to) throws CelEvaluationException {
    return ChronoUnit.DAYS.between(day(from), day(to));
  }

  private static String plusDays(String from, double days) throws CelEvaluationException {
    if (!(Math.abs(days) <= DAYS_MAX)) {
      throw new CelEvaluationException("too many days");
    }
    return day(from).plusDays((long) days).toString();
  }

  private static LocalDate day(String text) throws CelEvaluationException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new CelEvaluationException("not a day: " + text, e);
    }
  }
}
