package org.seatline.app.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.protocol.LocalizedText;
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
      new ReadOnlyObjectWrapper<>(new ScriptSentence(List.of()));
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
    data = known;
    languageChosen = false;
    language.set(speak);
    problem.set("");
    show(ScriptInterpreter.begin(script, data, clock.millis()));
  }

  /** Opens a script where a draft left it; at its start when the draft does not fit. */
  public void restore(ScriptDocument script, JsonNode memory, ScriptData known, Language speak) {
    ScriptState before = ScriptMemory.read(memory, script);
    if (before == null) {
      open(script, known, speak);
      return;
    }
    data = known;
    languageChosen = false;
    language.set(speak);
    problem.set("");
    show(before);
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
    if (now == null) {
      return List.of();
    }
    return now.shownIndexes().stream()
        .map(now.path()::get)
        .map(
            visit ->
                new Mutation.ScriptStepTaken(
                    now.script().id(),
                    now.script().version(),
                    visit.stepId(),
                    visit.answer(),
                    visit.atMs()))
        .toList();
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
    return messages.first(
        "script.gap." + name, name.startsWith("ticket") ? "script.gap-ticket" : "script.gap-other");
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
    if (now == null) {
      sentence.set(new ScriptSentence(List.of()));
      hint.set("");
      warning.set("");
      typed.set("");
      disposition.set("");
      answers.clear();
      crumbs.clear();
      coming.clear();
      fills.set(Map.of());
      return;
    }
    ScriptStep step = now.current();
    sentence.set(ScriptSentence.fill(step.text().in(speaking()), data, speaking()));
    hint.set(reading(step.hint()));
    warning.set(reading(step.warning()));
    disposition.set(step.disposition() == null ? "" : step.disposition());
    typed.set(typedAt(now));
    answers.setAll(
        step.answers().stream().map(a -> line(a, a.id().equals(now.currentAnswer()))).toList());
    crumbs.setAll(now.shownIndexes().stream().map(i -> crumb(now, i)).toList());
    coming.setAll(comingAfter(now));
    fills.set(now.fills(data, speaking()));
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
    if (!(ScriptInterpreter.transition(now, event, data, clock.millis())
        instanceof ScriptResult.Moved(ScriptState after))) {
      return Optional.empty();
    }
    ScriptSentence said =
        ScriptSentence.fill(after.current().text().in(speaking()), data, speaking());
    return Optional.of(new Coming(key, ScriptText.plain(said, this::gapName)));
  }

  private AnswerLine line(ScriptAnswer answer, boolean given) {
    return new AnswerLine(answer.key(), answer.id(), answer.text().in(speaking()), given);
  }

  private String typedAt(ScriptState now) {
    String answer = now.currentAnswer();
    if (!now.current().isTyped()) {
      return "";
    }
    if (answer != null) {
      return answer;
    }
    String known = data.find("ticket." + now.current().field(), speaking());
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

  private String speaking() {
    return language.get().tag();
  }

  private String reading(@Nullable LocalizedText text) {
    return text == null
        ? ""
        : ScriptText.plain(
            ScriptSentence.fill(messages.of(text), data, messages.language().tag()), this::gapName);
  }
}
