package org.seatline.app.script;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.document.Condition;

/**
 * A step of a call script.
 *
 * @param text what to say, with placeholders; empty for a branch
 * @param hint for the agent's eyes, or null
 * @param warning about safety or a rule, for the agent's eyes, or null
 * @param answers of a {@link Kind#CHOOSE}
 * @param field ticket field that the caller's words go into ({@link Kind#ASK}), or null
 * @param next step that follows; null for an end, and where only answers lead on
 * @param when condition of a {@link Kind#BRANCH}, which goes to {@code then} when it holds
 * @param value that a {@link Kind#FILL} puts into its field by itself, with placeholders, or null
 *     where the agent types
 * @param show what a {@link Kind#LOOKUP} shows, or null
 * @param disposition proposed by a {@link Kind#END}, or null
 */
public record ScriptStep(
    String id,
    Kind kind,
    LocalizedText text,
    @Nullable LocalizedText hint,
    @Nullable LocalizedText warning,
    List<ScriptAnswer> answers,
    @Nullable String field,
    boolean required,
    @Nullable String next,
    @Nullable Condition when,
    @Nullable String then,
    @Nullable String value,
    @Nullable Show show,
    @Nullable String disposition) {
  /** Copies the list. */
  public ScriptStep {
    answers = List.copyOf(answers);
  }

  /** What a step is for. */
  public enum Kind {
    /** A sentence to say. */
    SAY,
    /** A question whose answer is typed into a ticket field. */
    ASK,
    /** A question with answers to choose from. */
    CHOOSE,
    /** A ticket field to fill: by itself where it has a value, else typed. */
    FILL,
    /** Data to look at. */
    LOOKUP,
    /** Goes on by itself, depending on data. Never the current step. */
    BRANCH,
    /** The end of the talk. */
    END
  }

  /**
   * What a look-up shows.
   *
   * @param kind {@code bills}, {@code meters}, {@code tickets}, {@code contacts} or {@code article}
   * @param id of the article, or null
   */
  public record Show(String kind, @Nullable String id) {}

  /** The answer with this id. */
  public Optional<ScriptAnswer> answer(String answerId) {
    return answers.stream().filter(answer -> answer.id().equals(answerId)).findFirst();
  }

  /** The answer that this number key takes. */
  public Optional<ScriptAnswer> answerByKey(String key) {
    return answers.stream().filter(answer -> answer.key().equals(key)).findFirst();
  }

  /** Whether the caller's words are typed here. */
  public boolean isTyped() {
    return field != null && (kind == Kind.ASK || (kind == Kind.FILL && value == null));
  }

  /** Whether it passes on by itself, so that it is never the current step. */
  public boolean isAutomatic() {
    return kind == Kind.BRANCH || (kind == Kind.FILL && value != null);
  }
}
