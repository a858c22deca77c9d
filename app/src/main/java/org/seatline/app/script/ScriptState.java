package org.seatline.app.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;

/**
 * Where a talk stands in its script.
 *
 * @param path the steps taken, in order; those after {@code cursor} were taken before going back
 * @param cursor index of the current step
 * @param answers step id to what was answered there, also for steps that are no longer on the path
 */
public record ScriptState(
    ScriptDocument script, List<Visit> path, int cursor, Map<String, String> answers) {
  /** Copies the collections, keeping their order. */
  public ScriptState {
    path = List.copyOf(path);
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /**
   * A step that was taken.
   *
   * @param answer answer id or typed text, or null while there is none
   * @param atMs wall clock when it was reached first
   */
  public record Visit(String stepId, @Nullable String answer, long atMs) {}

  /** The current step. */
  public ScriptStep current() {
    return script.step(path.get(cursor).stepId());
  }

  /** What was answered at the current step, now or before; or null. */
  public @Nullable String currentAnswer() {
    return answers.get(current().id());
  }

  /** Whether the end has been reached. */
  public boolean atEnd() {
    return current().kind() == ScriptStep.Kind.END;
  }

  /** The disposition that the end proposes, or null. */
  public @Nullable String proposedDisposition() {
    return current().disposition();
  }

  /**
   * The ticket fields that the answers fill. Answers count while their step is on the path; what
   * was typed stays, whatever way the talk took afterwards. A value with a gap is left out.
   */
  public Map<String, String> fills(ScriptData data, String languageTag) {
    ScriptData plain = new ScriptData(data.values());
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      ScriptStep step = script.step(answer.getKey());
      if (step.isTyped() && step.field() != null) {
        fields.put(step.field(), answer.getValue());
      }
    }
    for (Visit visit : path) {
      templates(visit)
          .forEach(
              (field, template) -> {
                String value = ScriptSentence.fill(template, plain, languageTag).complete();
                if (value != null) {
                  fields.put(field, value);
                }
              });
    }
    return fields;
  }

  private Map<String, String> templates(Visit visit) {
    ScriptStep step = script.step(visit.stepId());
    if (step.isAutomatic() && step.field() != null && step.value() != null) {
      return Map.of(step.field(), step.value());
    }
    String answer = visit.answer();
    return answer == null
        ? Map.of()
        : step.answer(answer).map(ScriptAnswer::fills).orElse(Map.of());
  }

  /** The steps up to the current one that were shown: those that pass by themselves left out. */
  public List<Integer> shownIndexes() {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      if (!script.step(path.get(i).stepId()).isAutomatic()) {
        shown.add(i);
      }
    }
    return shown;
  }

  /** The steps up to the current one that were shown, as the server wants to know them. */
  public List<Mutation.ScriptStepTaken> stepsTaken() {
    return shownIndexes().stream().map(path::get).map(this::taken).toList();
  }

  private Mutation.ScriptStepTaken taken(Visit visit) {
    return new Mutation.ScriptStepTaken(
        script.id(), script.version(), visit.stepId(), visit.answer(), visit.atMs());
  }
}
