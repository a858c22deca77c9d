package org.seatline.app.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Quiet;
import org.seatline.app.script.ScriptPicture.AnswerLine;
import org.seatline.app.script.ScriptPicture.Coming;
import org.seatline.app.script.ScriptPicture.Crumb;
import org.seatline.app.session.Seat;
import org.seatline.protocol.Mutation;

/**
 * The script on the screen: what to say now, in the caller's language, and the way there.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on. Nothing here
 * ever keeps the agent from talking, hanging up or writing.
 */
public final class ScriptViewModel {
  private final Messages messages;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable ScriptState> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Language> language;
  private final ReadOnlyObjectWrapper<ScriptSentence> sentence =
      new ReadOnlyObjectWrapper<>(ScriptPicture.EMPTY.sentence());
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper disposition = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<ScriptLookup> lookup =
      new ReadOnlyObjectWrapper<>(ScriptLookup.NONE);
  private final ReadOnlyObjectWrapper<Map<String, String>> fills =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ObservableList<AnswerLine> answers = FXCollections.observableArrayList();
  private final ObservableList<Crumb> crumbs = FXCollections.observableArrayList();
  private final ObservableList<Coming> coming = FXCollections.observableArrayList();
  private ScriptData data = ScriptData.NONE;
  private Runnable onChange = () -> {};
  private boolean languageChosen;

  /** Starts with no script. */
  public ScriptViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  @SuppressWarnings("unused") // every view model of the seat is made in the same way
  public ScriptViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.messages = messages;
    this.clock = clock;
    this.language = new ReadOnlyObjectWrapper<>(messages.language());
    messages.languageProperty().addListener(changed -> show());
  }

  /** Where the talk stands, or null while no script is open. */
  public ReadOnlyObjectProperty<@Nullable ScriptState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The language to speak. */
  public ReadOnlyObjectProperty<Language> languageProperty() {
    return language.getReadOnlyProperty();
  }

  /** What to say. */
  public ReadOnlyObjectProperty<ScriptSentence> sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** For the agent's eyes, in the language of the screens; empty when there is none. */
  public ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /** What must not be overlooked, in the language of the screens; empty when there is none. */
  public ReadOnlyStringProperty warningProperty() {
    return warning.getReadOnlyProperty();
  }

  /** The answers to choose from; empty where nothing is chosen. */
  public ObservableList<AnswerLine> answers() {
    return answers;
  }

  /** The path so far. */
  public ObservableList<Crumb> crumbs() {
    return crumbs;
  }

  /** What may be said next, one line for each way on; empty at the end. */
  public ObservableList<Coming> coming() {
    return coming;
  }

  /** What is typed at the current step. */
  public ReadOnlyStringProperty typedProperty() {
    return typed.getReadOnlyProperty();
  }

  /** Why there is no script although a call is on; empty when there is one or no call. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The disposition that the end of the script proposes; empty before. */
  public ReadOnlyStringProperty proposedDispositionProperty() {
    return disposition.getReadOnlyProperty();
  }

  /** What the current step looks up. */
  public ReadOnlyObjectProperty<ScriptLookup> lookupProperty() {
    return lookup.getReadOnlyProperty();
  }

  /** Shows what was looked up. */
  public void showLookup(ScriptLookup found) {
    lookup.set(found);
  }

  /** What the answers fill: ticket field to value. */
  public ReadOnlyObjectProperty<Map<String, String>> fillsProperty() {
    return fills.getReadOnlyProperty();
  }

  /** Opens a script at its start. */
  public void open(ScriptDocument script, ScriptData known, Language speak) {
    begin(known, speak);
    show(ScriptInterpreter.begin(script, known, clock.millis()));
  }

  /** Opens a script where a draft left it; at its start when the draft does not fit. */
  public void restore(ScriptDocument script, JsonNode memory, ScriptData known, Language speak) {
    ScriptState before = ScriptMemory.read(memory, script);
    if (before == null) {
      open(script, known, speak);
      return;
    }
    begin(known, speak);
    show(before);
  }

  private void begin(ScriptData known, Language speak) {
    data = known;
    languageChosen = false;
    language.set(speak);
    problem.set("");
  }

  /** Takes the script off the screen. */
  public void close() {
    problem.set("");
    state.set(null);
    show();
  }

  /** Says why there is no script. */
  public void fail(String sentenceForTheAgent) {
    close();
    problem.set(sentenceForTheAgent);
  }

  /** Something more is known: the customer, a ticket field. */
  public void know(ScriptData known) {
    if (!known.equals(data)) {
      data = known;
      show();
    }
  }

  /** The record says which language the caller speaks; what the agent has chosen stands. */
  public void suggestLanguage(Language next) {
    if (!languageChosen) {
      language.set(next);
      show();
    }
  }

  /** Changes between the two languages. */
  public void switchLanguage() {
    languageChosen = true;
    language.set(language.get() == Language.ZH ? Language.EN : Language.ZH);
    show();
  }

  /** Takes an answer; false when the current step has no such answer. */
  public boolean answer(String answerId) {
    return handle(new ScriptEvent.Answer(answerId));
  }

  /** Takes the answer on a number key; false when the current step has none there. */
  public boolean answerByKey(int digit) {
    ScriptState now = state.get();
    return now != null
        && now.current()
            .answerByKey(Integer.toString(digit))
            .map(answer -> answer(answer.id()))
            .orElse(false);
  }

  /** A number key: takes its answer; where nothing is asked, 1 goes on. */
  public boolean press(int digit) {
    ScriptState now = state.get();
    if (now == null) {
      return false;
    }
    boolean said = now.current().answers().isEmpty() && !now.current().isTyped();
    return said ? digit == 1 && next() : answerByKey(digit);
  }

  /** Types at the current step. */
  public boolean type(String text) {
    return text.equals(typed.get()) || handle(new ScriptEvent.Type(text));
  }

  /** Goes on; false when an answer must be taken first, or at the end. */
  public boolean next() {
    return handle(new ScriptEvent.Next());
  }

  /** Goes one step back; false at the start. */
  public boolean back() {
    return handle(new ScriptEvent.Back());
  }

  /** Goes to a step. */
  public boolean jump(String stepId) {
    return handle(new ScriptEvent.Jump(stepId));
  }

  /** The steps taken, as the server wants to know them. */
  public List<Mutation.ScriptStepTaken> stepsTaken() {
    ScriptState now = state.get();
    return now == null ? List.of() : now.stepsTaken();
  }

  /** The state for a draft, or null. */
  public @Nullable JsonNode memory() {
    ScriptState now = state.get();
    return now == null ? null : ScriptMemory.toJson(now);
  }

  /** Calls {@code changed} after each step and each answer. */
  public void tie(Runnable changed) {
    onChange = changed;
  }

  /** Words for a value that is missing: what it would have been. */
  public String gapName(String name) {
    return ScriptDescriber.gapName(messages, name);
  }

  private boolean handle(ScriptEvent event) {
    ScriptState now = state.get();
    if (now == null) {
      return false;
    }
    return switch (ScriptInterpreter.transition(now, event, data, clock.millis())) {
      case ScriptResult.Moved(ScriptState after) -> {
        show(after);
        onChange.run();
        yield true;
      }
      case ScriptResult.Refused refused -> false;
    };
  }

  private void show(ScriptState next) {
    state.set(next);
    show();
  }

  private void show() {
    ScriptState now = state.get();
    ScriptPicture next =
        now == null
            ? ScriptPicture.EMPTY
            : new ScriptDescriber(messages, data, language.get(), clock.millis()).describe(now);
    Quiet.set(sentence, next.sentence());
    hint.set(next.hint());
    warning.set(next.warning());
    disposition.set(next.disposition());
    typed.set(next.typed());
    Quiet.fill(answers, next.answers());
    Quiet.fill(crumbs, next.crumbs());
    Quiet.fill(coming, next.coming());
    Quiet.set(fills, next.fills());
  }
}
