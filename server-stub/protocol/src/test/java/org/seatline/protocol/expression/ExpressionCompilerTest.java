package org.seatline.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.protocol.expression.ExpressionProblem.Kind;
import org.seatline.protocol.expression.ExpressionType.Plain;

final class ExpressionCompilerTest {
  private static final ExpressionCompiler COMPILER =
      new ExpressionCompiler(
          Map.of(
              "topic", Plain.TEXT,
              "day", Plain.TEXT,
              "amount", Plain.NUMBER,
              "ticked", Plain.TRUTH,
              "papers", Plain.TEXTS,
              "items",
                  new ExpressionType.Table(
                      Map.of("price", Plain.NUMBER, "count", Plain.NUMBER, "name", Plain.TEXT))));

  private static final Map<String, Object> VALUES =
      Map.of(
          "topic",
          "bill",
          "day",
          "2026-11-22",
          "amount",
          12.5,
          "ticked",
          true,
          "papers",
          List.of("identity", "consent"),
          "items",
          List.of(
              Map.of("name", "Fridge", "price", 0.1, "count", 1.0),
              Map.of("name", "Lamp", "price", 0.2, "count", 1.0)));

  private static Expression compiled(String source, Plain result) {
    return switch (COMPILER.compile(source, result)) {
      case Compilation.Done(Expression expression) -> expression;
      case Compilation.Failed(ExpressionProblem problem) ->
          throw new AssertionError(source + ": " + problem);
    };
  }

  private static ExpressionProblem problem(String source, Plain result) {
    return switch (COMPILER.compile(source, result)) {
      case Compilation.Failed(ExpressionProblem problem) -> problem;
      case Compilation.Done(Expression expression) ->
          throw new AssertionError(expression + " was compiled");
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic == 'bill'",
        "topic in ['bill', 'payment'] && ticked",
        "amount > 12",
        "amount * 2 == 25",
        "amount / 5 + 1 >= 3.5",
        "'identity' in papers",
        "papers[0] == 'identity'",
        "day >= '2026-11-01' && day < '2026-12-01'",
        "daysBetween(day, plusDays(day, 30)) == 30",
        "count(items) == 2",
        "items.exists(row, row.price * row.count > 0.15)",
        "items.exists_one(row, row.name == 'Lamp')",
        "sum(items.map(row, row.price)) == 0.3",
        "round(2.675, 2) == 2.68",
        "topic.matches('^b.*l$')",
        "count(topic) == 4"
      })
  void holds(String source) {
    assertThat(compiled(source, Plain.TRUTH).holds(VALUES)).isTrue();
  }

  @Test
  void givesNumbersAndTexts() {
    assertThat(compiled("round(amount * 3, 1)", Plain.NUMBER).number(VALUES)).contains(37.5);
    assertThat(compiled("topic + ' ' + day", Plain.TEXT).text(VALUES)).contains("bill 2026-11-22");
  }

  @Test
  void isUnknownWhereAValueIsMissingUnlessTheRestDecides() {
    Map<String, Object> without = Map.of("topic", "bill");

    Expression missing = compiled("amount > 3", Plain.TRUTH);
    assertThat(missing.holds(without)).isFalse();
    assertThat(missing.fails(without)).isFalse();
    assertThat(compiled("amount > 3 || topic == 'bill'", Plain.TRUTH).holds(without)).isTrue();
    assertThat(compiled("amount + 1", Plain.NUMBER).number(without)).isEmpty();
    assertThat(compiled("amount / 0", Plain.NUMBER).number(VALUES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topic ==                        | SYNTAX       | 9
          topic = 'a'                     | SYNTAX       | 7
          topics == 'a'                   | UNKNOWN_NAME | 1
          ticked && topik == 'a'          | UNKNOWN_NAME | 11
          items.exists(r, r.prise > 1)    | UNKNOWN_NAME | 18
          system('ls') == 'a'             | UNKNOWN_NAME | 7
          topic == 1                      | WRONG_TYPES  | 7
          ticked && amount                | WRONG_TYPES  | 8
          amount + 1                      | WRONG_RESULT | 1
          """)
  void namesKindAndPlaceOfAMistake(String source, Kind kind, int column) {
    ExpressionProblem problem = problem(source, Plain.TRUTH);

    assertThat(problem.kind()).as(problem.detail()).isEqualTo(kind);
    assertThat(problem.column()).as(problem.detail()).isEqualTo(column);
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    String deep = "(".repeat(200) + "ticked" + ")".repeat(200);
    String chain = String.join("&&", Collections.nCopies(120, "ticked"));

    assertThat(problem(deep, Plain.TRUTH).kind()).isEqualTo(Kind.TOO_DEEP);
    assertThat(problem("topic == '" + "a".repeat(1_000) + "'", Plain.TRUTH).kind())
        .isEqualTo(Kind.TOO_LONG);
    assertThat(compiled(chain, Plain.TRUTH).holds(VALUES)).as("a long chain is not deep").isTrue();
  }

  @Test
  void stopsLoopsInLoops() {
    String ten = "[1,2,3,4,5,6,7,8,9,10]";
    String loops = "true";
    for (int depth = 0; depth < 5; depth++) {
      loops = ten + ".all(x" + depth + ", " + loops + ")";
    }
    Expression expression = compiled(loops, Plain.TRUTH);

    long began = System.nanoTime();
    assertThat(expression.holds(VALUES)).as("100,000 steps are not taken").isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aPatternThatOtherEnginesHangInEnds() {
    Expression expression = compiled("topic.matches('^(a+)+$')", Plain.TRUTH);

    long began = System.nanoTime();
    assertThat(expression.holds(Map.of("topic", "a".repeat(2_000) + "!"))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void tellsWhatItReads() {
    assertThat(compiled("items.exists(topic, topic.price > amount)", Plain.TRUTH).names())
        .contains("items", "amount");
    assertThat(compiled("1 < 2", Plain.TRUTH).names()).isEmpty();
  }
}
