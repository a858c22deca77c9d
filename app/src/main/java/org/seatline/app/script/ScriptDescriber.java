package org.seatline.app.script;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptPicture.AnswerLine;
import org.seatline.app.script.ScriptPicture.Coming;
import org.seatline.app.script.ScriptPicture.Crumb;
import org.seatline.protocol.LocalizedText;

/**
 * Puts one moment of a script into words: to the caller in one language, to the agent in another.
 */
final class ScriptDescriber {
  private final Messages messages;
  private final ScriptData data;
  private final Language speaking;
  private final long nowMs;

  /**
   * @param data what is known of the talk
   * @param speaking the caller's language
   * @param nowMs time of the steps that are tried out, milliseconds since 1970
   */
  ScriptDescriber(Messages messages, ScriptData data, Language speaking, long nowMs) {
    this.messages = messages;
    this.data = data;
    this.speaking = speaking;
    this.nowMs = nowMs;
  }

  ScriptPicture describe(ScriptState now) {
    ScriptStep step = now.current();
    return new ScriptPicture(
        said(step),
        reading(step.hint()),
        reading(step.warning()),
        typedAt(now),
        step.disposition() == null ? "" : step.disposition(),
        step.answers().stream().map(a -> line(a, a.id().equals(now.currentAnswer()))).toList(),
        now.shownIndexes().stream().map(i -> crumb(now, i)).toList(),
        comingAfter(now),
        now.fills(data, speaking.tag()));
  }

  /** Words for a value that is missing: what it would have been. */
  static String gapName(Messages messages, String name) {
    return messages.first(
        "script.gap." + name, name.startsWith("ticket") ? "script.gap-ticket" : "script.gap-other");
  }

  private ScriptSentence said(ScriptStep step) {
    return ScriptSentence.fill(step.text().in(speaking.tag()), data, speaking.tag());
  }

  /** The interpreter is pure: each way is tried, and nothing of it is kept. */
  private List<Coming> comingAfter(ScriptState now) {
    ScriptStep step = now.current();
    if (step.answers().isEmpty()) {
      return step.isTyped() ? List.of() : way(now, "", new ScriptEvent.Next()).stream().toList();
    }
    return step.answers().stream()
        .flatMap(each -> way(now, each.key(), new ScriptEvent.Answer(each.id())).stream())
        .toList();
  }

  private Optional<Coming> way(ScriptState now, String key, ScriptEvent event) {
    return ScriptInterpreter.transition(now, event, data, nowMs)
            instanceof ScriptResult.Moved(ScriptState after)
        ? Optional.of(new Coming(key, plain(said(after.current()))))
        : Optional.empty();
  }

  private String plain(ScriptSentence sentence) {
    return ScriptText.plain(sentence, name -> gapName(messages, name));
  }

  private AnswerLine line(ScriptAnswer answer, boolean given) {
    return new AnswerLine(answer.key(), answer.id(), answer.text().in(speaking.tag()), given);
  }

  private String typedAt(ScriptState now) {
    String answer = now.currentAnswer();
    if (!now.current().isTyped()) {
      return "";
    }
    if (answer != null) {
      return answer;
    }
    String known = data.find("ticket." + now.current().field(), speaking.tag());
    return known == null ? "" : known;
  }

  private Crumb crumb(ScriptState now, int index) {
    ScriptState.Visit visit = now.path().get(index);
    ScriptStep step = now.script().step(visit.stepId());
    String answer = visit.answer();
    String shown =
        answer == null ? "" : step.answer(answer).map(a -> messages.of(a.text())).orElse(answer);
    return new Crumb(
        step.id(),
        CrumbTitle.of(reading(step.text()), messages.language()),
        shown,
        index == now.cursor());
  }

  private String reading(@Nullable LocalizedText text) {
    return text == null
        ? ""
        : plain(ScriptSentence.fill(messages.of(text), data, messages.language().tag()));
  }
}
