package org.seatline.app.script;

import java.util.List;
import java.util.Map;

/**
 * What the screen shows of a script at one moment.
 *
 * @param sentence what to say, in the caller's language
 * @param hint for the agent's eyes, in the language of the screens; empty for none
 * @param warning what must not be overlooked, in the language of the screens; empty for none
 * @param typed what is typed at the current step
 * @param disposition what the end of the script proposes; empty before
 * @param answers to choose from; empty where nothing is chosen
 * @param crumbs the path so far
 * @param coming what may be said next, one line for each way on
 * @param fills ticket field to value
 */
public record ScriptPicture(
    ScriptSentence sentence,
    String hint,
    String warning,
    String typed,
    String disposition,
    List<AnswerLine> answers,
    List<Crumb> crumbs,
    List<Coming> coming,
    Map<String, String> fills) {

  /** No script is open. */
  static final ScriptPicture EMPTY =
      new ScriptPicture(
          new ScriptSentence(List.of()), "", "", "", "", List.of(), List.of(), List.of(), Map.of());

  /**
   * An answer as it is shown.
   *
   * @param given whether it was taken before
   */
  public record AnswerLine(String key, String id, String text, boolean given) {}

  /**
   * A step of the path as it is shown.
   *
   * @param title the beginning of what was said
   * @param answer what was answered, or empty
   * @param now whether it is the current step
   */
  public record Crumb(String stepId, String title, String answer, boolean now) {}

  /**
   * A way on from the current step.
   *
   * @param key of the answer that leads there, empty where there is only one way
   * @param sentence that would be said there, in the caller's language
   */
  public record Coming(String key, String sentence) {}
}
