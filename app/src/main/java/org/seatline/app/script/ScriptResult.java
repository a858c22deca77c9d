package org.seatline.app.script;

/** What became of an event. */
public sealed interface ScriptResult {
  /** The talk stands here now. */
  record Moved(ScriptState state) implements ScriptResult {}

  /** The event does not fit the current step; nothing changed. */
  record Refused(Reason reason) implements ScriptResult {}

  /** Why an event is refused. */
  enum Reason {
    /** The current step has no such answer. */
    NO_SUCH_ANSWER,
    /** Nothing can be typed at the current step. */
    NOTHING_TO_TYPE,
    /** The way on depends on the answer. */
    ANSWER_FIRST,
    /** There is no step before. */
    AT_THE_START,
    /** There is no step after. */
    AT_THE_END,
    /** The script has no such step, or it passes by itself. */
    NO_SUCH_STEP
  }
}
