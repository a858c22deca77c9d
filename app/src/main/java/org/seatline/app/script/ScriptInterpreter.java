package org.seatline.app.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.seatline.app.script.ScriptResult.Moved;
import org.seatline.app.script.ScriptResult.Reason;
import org.seatline.app.script.ScriptResult.Refused;
import org.seatline.app.script.ScriptState.Visit;
import org.seatline.protocol.LocalizedText;

/**
 * Walks a script. Pure: the same state, event, data and time give the same result.
 *
 * <p>Going back and leaping forget nothing: the path stays until another answer leads elsewhere,
 * and the answers stay for good.
 */
public final class ScriptInterpreter {
  private ScriptInterpreter() {}

  /**
   * Opens a script.
   *
   * @param atMs wall clock
   */
  public static ScriptState begin(ScriptDocument script, ScriptData data, long atMs) {
    List<Visit> path = arrive(script, script.start(), data, atMs);
    return new ScriptState(script, path, path.size() - 1, Map.of());
  }

  /**
   * Advances a script.
   *
   * @param data what is known now, the ticket's fields included
   * @param atMs wall clock
   */
  public static ScriptResult transition(
      ScriptState state, ScriptEvent event, ScriptData data, long atMs) {
    return switch (event) {
      case ScriptEvent.Answer(String answerId) -> answer(state, answerId, data, atMs);
      case ScriptEvent.Type(String text) -> type(state, text);
      case ScriptEvent.Next() -> next(state, data, atMs);
      case ScriptEvent.Back() -> back(state);
      case ScriptEvent.Jump(String stepId) -> jump(state, stepId, atMs);
    };
  }

  private static ScriptResult answer(
      ScriptState state, String answerId, ScriptData data, long atMs) {
    Optional<ScriptAnswer> answer = state.current().answer(answerId);
    if (answer.isEmpty()) {
      return new Refused(Reason.NO_SUCH_ANSWER);
    }
    return new Moved(goTo(remember(state, answerId), answer.get().next(), data, atMs));
  }

  private static ScriptResult type(ScriptState state, String text) {
    return state.current().isTyped()
        ? new Moved(remember(state, text))
        : new Refused(Reason.NOTHING_TO_TYPE);
  }

  private static ScriptResult next(ScriptState state, ScriptData data, long atMs) {
    ScriptStep step = state.current();
    if (step.kind() == ScriptStep.Kind.END) {
      return new Refused(Reason.AT_THE_END);
    }
    String given = state.currentAnswer();
    if (given != null && step.answer(given).isPresent()) {
      return answer(state, given, data, atMs);
    }
    String next = step.next();
    if (next == null) {
      return new Refused(Reason.ANSWER_FIRST);
    }
    ScriptState confirmed = given == null ? state : remember(state, given);
    return new Moved(goTo(confirmed, next, data, atMs));
  }

  private static ScriptResult back(ScriptState state) {
    for (int i = state.cursor() - 1; i >= 0; i--) {
      if (!state.script().step(state.path().get(i).stepId()).isAutomatic()) {
        return new Moved(at(state, i));
      }
    }
    return new Refused(Reason.AT_THE_START);
  }

  private static ScriptResult jump(ScriptState state, String stepId, long atMs) {
    ScriptStep step = state.script().steps().get(stepId);
    if (step == null || step.isAutomatic()) {
      return new Refused(Reason.NO_SUCH_STEP);
    }
    for (int i = 0; i < state.path().size(); i++) {
      if (state.path().get(i).stepId().equals(stepId)) {
        return new Moved(at(state, i));
      }
    }
    // A leap takes nothing back: all that was answered stays on the path.
    List<Visit> path = new ArrayList<>(state.path());
    path.add(new Visit(stepId, null, atMs));
    return new Moved(new ScriptState(state.script(), path, path.size() - 1, state.answers()));
  }

  /** Moves on from the cursor; what lies ahead stays when the way is the same. */
  private static ScriptState goTo(ScriptState state, String target, ScriptData data, long atMs) {
    List<Visit> ahead = arrive(state.script(), target, known(state, data), atMs);
    int from = state.cursor() + 1;
    int to = from + ahead.size();
    if (to <= state.path().size() && sameSteps(state.path().subList(from, to), ahead)) {
      return at(state, to - 1);
    }
    List<Visit> path = new ArrayList<>(state.path().subList(0, from));
    path.addAll(ahead);
    return new ScriptState(state.script(), path, path.size() - 1, state.answers());
  }

  /** The visits from a step to the first one that does not pass by itself. */
  private static List<Visit> arrive(
      ScriptDocument script, String target, ScriptData data, long atMs) {
    List<Visit> visits = new ArrayList<>();
    Map<String, LocalizedText> values = new HashMap<>(data.values());
    ScriptStep step = script.step(target);
    while (step.isAutomatic()) {
      String next = step.next();
      if (step.when() != null && step.then() != null) {
        next = step.when().holds(new ScriptData(values)::forCondition) ? step.then() : next;
      } else if (step.field() != null && step.value() != null) {
        visits.add(new Visit(step.id(), null, atMs));
        values.put("ticket." + step.field(), new LocalizedText(step.value(), step.value()));
      }
      step = script.step(Objects.requireNonNull(next, "checked by the parser"));
    }
    visits.add(new Visit(step.id(), null, atMs));
    return visits;
  }

  /**
   * What is known while moving on: what the answers fill, under what the ticket says (the agent may
   * have changed it), under what was answered just now.
   */
  private static ScriptData known(ScriptState state, ScriptData data) {
    Map<String, LocalizedText> values = new HashMap<>();
    state.fills(data, "en").forEach((field, value) -> put(values, field, value));
    values.putAll(data.values());
    Visit here = state.path().get(state.cursor());
    new ScriptState(state.script(), List.of(here), 0, Map.of())
        .fills(data, "en")
        .forEach((field, value) -> put(values, field, value));
    return new ScriptData(values);
  }

  private static void put(Map<String, LocalizedText> values, String field, String value) {
    values.put("ticket." + field, new LocalizedText(value, value));
  }

  private static ScriptState remember(ScriptState state, String answer) {
    Map<String, String> answers = new LinkedHashMap<>(state.answers());
    answers.put(state.current().id(), answer);
    List<Visit> path = new ArrayList<>(state.path());
    Visit visit = path.get(state.cursor());
    path.set(state.cursor(), new Visit(visit.stepId(), answer, visit.atMs()));
    return new ScriptState(state.script(), path, state.cursor(), answers);
  }

  private static ScriptState at(ScriptState state, int cursor) {
    return new ScriptState(state.script(), state.path(), cursor, state.answers());
  }

  private static boolean sameSteps(List<Visit> path, List<Visit> ahead) {
    return path.stream()
        .map(Visit::stepId)
        .toList()
        .equals(ahead.stream().map(Visit::stepId).toList());
  }
}
