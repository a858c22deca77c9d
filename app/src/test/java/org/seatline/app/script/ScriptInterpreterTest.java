package org.seatline.app.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.document.MalformedDocumentException;

final class ScriptInterpreterTest {
  private static final int RANDOM_WALKS = 300;
  private static final int EVENTS_PER_WALK = 60;
  private static final int PATHS_MAX = 200_000;

  static List<JsonNode> sampleScripts() {
    return SampleDocuments.all("scripts");
  }

  private static ScriptDocument script(JsonNode json) {
    try {
      return ScriptParser.parse(json);
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final ScriptData KNOWN =
      new ScriptData(
          Map.of(
              "customer.known", same("true"),
              "customer.lifeSupport", same("true"),
              "customer.address", new LocalizedText("8 Willow Road", "柳树路8号"),
              "meter.number", same("M100200"),
              "call.number", same("+8613800005678"),
              "agent.name", new LocalizedText("Li Na", "李娜")));

  private static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }

  @ParameterizedTest
  @MethodSource("sampleScripts")
  void everyPathOfEverySampleScriptEnds(JsonNode json) {
    ScriptDocument script = script(json);
    for (ScriptData data : List.of(ScriptData.NONE, KNOWN)) {
      int[] ends = {0};
      walkAll(ScriptInterpreter.begin(script, data, 0), data, 0, ends);
      assertThat(ends[0]).isPositive();
    }
  }

  private static void walkAll(ScriptState state, ScriptData data, int depth, int[] ends) {
    assertThat(depth).isLessThanOrEqualTo(state.script().steps().size());
    if (state.atEnd()) {
      ends[0]++;
      return;
    }
    if (ends[0] > PATHS_MAX) {
      return;
    }
    for (ScriptState next : onwards(state, data)) {
      walkAll(next, data, depth + 1, ends);
    }
  }

  private static List<ScriptState> onwards(ScriptState state, ScriptData data) {
    List<ScriptState> next = new ArrayList<>();
    ScriptStep step = state.current();
    if (step.answers().isEmpty()) {
      ScriptState typed = step.isTyped() ? moved(state, new ScriptEvent.Type("x"), data, 1) : state;
      next.add(moved(typed, new ScriptEvent.Next(), data, 1));
    }
    for (ScriptAnswer answer : step.answers()) {
      next.add(moved(state, new ScriptEvent.Answer(answer.id()), data, 1));
    }
    return next;
  }

  private static ScriptState moved(ScriptState state, ScriptEvent event, ScriptData data, long at) {
    ScriptResult result = ScriptInterpreter.transition(state, event, data, at);
    assertThat(result).isInstanceOf(ScriptResult.Moved.class);
    return ((ScriptResult.Moved) result).state();
  }

  @ParameterizedTest
  @MethodSource("sampleScripts")
  void backAndOnAgainChangesNothing(JsonNode json) {
    ScriptDocument script = script(json);
    for (int seed = 0; seed < RANDOM_WALKS; seed++) {
      Random random = new Random(seed);
      ScriptData data = random.nextBoolean() ? KNOWN : ScriptData.NONE;
      ScriptState state = ScriptInterpreter.begin(script, data, 0);
      for (int i = 0; i < EVENTS_PER_WALK && !state.atEnd(); i++) {
        List<ScriptState> choices = onwards(state, data);
        ScriptState after = choices.get(random.nextInt(choices.size()));
        ScriptState back = moved(after, new ScriptEvent.Back(), data, 99);
        assertThat(back.current()).as("seed %s", seed).isEqualTo(state.current());
        assertThat(moved(back, new ScriptEvent.Next(), data, 100))
            .as("seed %s", seed)
            .isEqualTo(after);
        state = after;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sampleScripts")
  void neverLosesAnAnswer(JsonNode json) {
    ScriptDocument script = script(json);
    for (int seed = 0; seed < RANDOM_WALKS; seed++) {
      Random random = new Random(seed);
      ScriptState state = ScriptInterpreter.begin(script, KNOWN, 0);
      for (int i = 0; i < EVENTS_PER_WALK; i++) {
        ScriptEvent event = anyEvent(state, random);
        ScriptResult result = ScriptInterpreter.transition(state, event, KNOWN, i);
        if (!(result instanceof ScriptResult.Moved(ScriptState after))) {
          continue;
        }
        for (Map.Entry<String, String> answer : state.answers().entrySet()) {
          boolean replaced =
              answer.getKey().equals(state.current().id()) && !(event instanceof ScriptEvent.Jump);
          assertThat(after.answers()).as("seed %s", seed).containsKey(answer.getKey());
          if (!replaced) {
            assertThat(after.answers()).as("seed %s", seed).contains(answer);
          }
        }
        assertThat(after.cursor()).isBetween(0, after.path().size() - 1);
        assertThat(after.current().isAutomatic()).isFalse();
        state = after;
      }
    }
  }

  private static ScriptEvent anyEvent(ScriptState state, Random random) {
    List<String> steps = List.copyOf(state.script().steps().keySet());
    List<ScriptAnswer> answers = state.current().answers();
    return switch (random.nextInt(8)) {
      case 0 -> new ScriptEvent.Back();
      case 1 -> new ScriptEvent.Jump(steps.get(random.nextInt(steps.size())));
      case 2 -> new ScriptEvent.Answer("no-such-answer");
      case 3, 4 -> new ScriptEvent.Type("typed " + random.nextInt(100));
      case 5 -> new ScriptEvent.Next();
      default ->
          answers.isEmpty()
              ? new ScriptEvent.Next()
              : new ScriptEvent.Answer(answers.get(random.nextInt(answers.size())).id());
    };
  }

  @Test
  void fillsTicketFieldsFromAnswersAndPlaceholders() {
    ScriptState state = faultAtAddress(KNOWN);
    state = moved(state, new ScriptEvent.Answer("yes"), KNOWN, 5);
    assertThat(state.fills(KNOWN, "zh"))
        .containsEntry("dangerKind", "none")
        .containsEntry("address", "柳树路8号")
        .containsEntry("meter", "M100200");
    assertThat(state.current().id()).isEqualTo("life-battery");
  }

  @Test
  void asksForTheAddressOfACallerItDoesNotKnow() {
    assertThat(faultAtAddress(ScriptData.NONE).current().id()).isEqualTo("address-ask");
  }

  @Test
  void anotherAnswerTakesBackWhatTheFirstOneFilled() {
    ScriptState state = faultAtAddress(KNOWN);
    state = moved(state, new ScriptEvent.Jump("wire"), KNOWN, 6);
    state = moved(state, new ScriptEvent.Answer("sparks"), KNOWN, 7);
    assertThat(state.current().id()).isEqualTo("keep-away");
    assertThat(state.fills(KNOWN, "en"))
        .containsEntry("dangerKind", "sparks")
        .containsEntry("urgency", "critical");
  }

  @Test
  void leavesAFieldEmptyWhenItsValueIsNotKnown() {
    ScriptDocument script = script(SampleDocuments.one("scripts", "fault"));
    ScriptState state = ScriptInterpreter.begin(script, ScriptData.NONE, 0);
    state = moved(state, new ScriptEvent.Jump("callback"), ScriptData.NONE, 1);
    state = moved(state, new ScriptEvent.Answer("same"), ScriptData.NONE, 2);
    assertThat(state.fills(ScriptData.NONE, "en")).doesNotContainKey("callbackNumber");
  }

  @Test
  void refusesToGoBackFromTheStart() {
    ScriptDocument script = script(SampleDocuments.one("scripts", "fault"));
    ScriptState state = ScriptInterpreter.begin(script, ScriptData.NONE, 0);
    assertThat(ScriptInterpreter.transition(state, new ScriptEvent.Back(), ScriptData.NONE, 1))
        .isEqualTo(new ScriptResult.Refused(ScriptResult.Reason.AT_THE_START));
  }

  @Test
  void asksForTheAnswerBeforeAChoiceLeadsOn() {
    ScriptDocument script = script(SampleDocuments.one("scripts", "fault"));
    ScriptState state = ScriptInterpreter.begin(script, ScriptData.NONE, 0);
    state = moved(state, new ScriptEvent.Next(), ScriptData.NONE, 1);
    assertThat(ScriptInterpreter.transition(state, new ScriptEvent.Next(), ScriptData.NONE, 2))
        .isEqualTo(new ScriptResult.Refused(ScriptResult.Reason.ANSWER_FIRST));
  }

  @Test
  void marksWhatIsMissingInASentence() {
    ScriptSentence sentence =
        ScriptSentence.fill("Hello {{customer.name}}, I am {{agent.name}}.", KNOWN, "en");
    assertThat(sentence.pieces())
        .containsExactly(
            new ScriptSentence.Piece.Plain("Hello "),
            new ScriptSentence.Piece.Gap("customer.name"),
            new ScriptSentence.Piece.Plain(", I am "),
            new ScriptSentence.Piece.Filled("agent.name", "Li Na"),
            new ScriptSentence.Piece.Plain("."));
    assertThat(sentence.complete()).isNull();
  }

  private static ScriptState faultAtAddress(ScriptData data) {
    ScriptDocument script = script(SampleDocuments.one("scripts", "fault"));
    ScriptState state = ScriptInterpreter.begin(script, data, 0);
    state = moved(state, new ScriptEvent.Next(), data, 1);
    state = moved(state, new ScriptEvent.Answer("no"), data, 2);
    return moved(state, new ScriptEvent.Answer("none"), data, 3);
  }
}
