package org.seatline.app.script;

/** What an agent does with a script. */
public sealed interface ScriptEvent {
  /** Takes an answer of the current step, which leads on. */
  record Answer(String answerId) implements ScriptEvent {}

  /** Types at the current step, and stays there. */
  record Type(String text) implements ScriptEvent {}

  /** Goes on: past what was said, or along the answer given before. */
  record Next() implements ScriptEvent {}

  /** Goes back to the step before. */
  record Back() implements ScriptEvent {}

  /** Goes to a step: along the path when it is on it, else by a leap. */
  record Jump(String stepId) implements ScriptEvent {}
}
