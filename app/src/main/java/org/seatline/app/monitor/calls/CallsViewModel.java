package org.seatline.app.monitor.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneText;
import org.seatline.app.monitor.AnswerAge;
import org.seatline.app.monitor.calls.CallsPicture.Row;
import org.seatline.app.monitor.calls.CallsPicture.Step;
import org.seatline.app.monitor.calls.CallsPicture.Why;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.CallExplanation;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.RecentCalls;

/** The last calls, and why the chosen one went where it went. */
public final class CallsViewModel {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final CentreDesk centre;
  private final Messages messages;
  private final AnswerAge age;
  private final SoundOfCall sounds;
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Why> why = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final StringProperty search = new SimpleStringProperty("");
  private @Nullable RecentCalls recent;
  private @Nullable CallExplanation explanation;

  /** Asks for nothing until {@link #load} or {@link #choose}. */
  public CallsViewModel(Seat seat, Messages messages) {
    this.centre = seat.centre();
    this.messages = messages;
    this.age = new AnswerAge(seat, messages);
    this.sounds = new SoundOfCall(messages);
    messages.languageProperty().addListener(property -> show());
    search.addListener(property -> show());
  }

  /** How old the list is. */
  AnswerAge age() {
    return age;
  }

  /** The calls that fit the search, latest first. */
  ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** The explanation of the chosen call, or null. */
  ReadOnlyObjectProperty<@Nullable Why> whyProperty() {
    return why.getReadOnlyProperty();
  }

  /** The chosen call's id, empty for none. */
  ReadOnlyStringProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What is going on, or went wrong. */
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** What calls must have in their number, queue, agent or outcome. */
  StringProperty searchProperty() {
    return search;
  }

  /** Asks for the list again. */
  void load() {
    sentence.set(messages.get("calls.loading"));
    var _ =
        centre
            .calls()
            .thenAccept(
                reply -> {
                  if (reply instanceof Reply.Ok<RecentCalls>(RecentCalls now)) {
                    recent = now;
                    age.answered();
                  }
                  sentence.set(failure(reply));
                  show();
                });
  }

  /** Explains a call. */
  public void choose(String callId) {
    if (callId.equals(chosen.get()) && explanation != null) {
      return;
    }
    chosen.set(callId);
    explanation = null;
    why.set(new Why(callId, messages.get("calls.loading"), List.of(), List.of()));
    var _ =
        centre
            .explain(callId)
            .thenAccept(
                reply -> {
                  if (callId.equals(chosen.get())) {
                    explained(callId, reply);
                  }
                });
  }

  private void explained(String callId, Reply<CallExplanation> reply) {
    if (reply instanceof Reply.Ok<CallExplanation>(CallExplanation now)) {
      explanation = now;
      show();
    } else {
      why.set(new Why(callId, failure(reply), List.of(), List.of()));
    }
  }

  private String failure(Reply<?> reply) {
    return switch (reply) {
      case Reply.Ok<?> _ -> "";
      case Reply.Refused<?>(int _, String code) -> messages.get("calls.refused", code);
      case Reply.Unreachable<?> _ -> messages.get("calls.no-server");
    };
  }

  private void show() {
    RecentCalls list = recent;
    if (list != null) {
      String text = search.get().strip().toLowerCase(Locale.ROOT);
      rows.set(list.calls().stream().map(this::row).filter(row -> row.has(text)).toList());
    }
    CallExplanation now = explanation;
    if (now != null) {
      why.set(describe(now));
    }
  }

  private Row row(RecentCalls.Line call) {
    boolean goesOn = call.endedMs() == null;
    boolean waits = call.queue() == null || (goesOn && call.waitMs() == 0);
    String outcome =
        goesOn || call.outcome().isEmpty()
            ? messages.get("calls.outcome.goes-on")
            : word(call.outcome());
    return new Row(
        call.callId(),
        time(call.arrivedMs()),
        call.callerNumber().isEmpty()
            ? messages.get("calls.withheld")
            : PhoneText.display(call.callerNumber()),
        call.drill()
            ? messages.of(call.queue()) + " · " + messages.get("calls.drill")
            : messages.of(call.queue()),
        messages.of(call.agent()),
        outcome,
        waits ? "–" : Clocks.duration(call.waitMs()),
        call.talkMs() == 0 ? "–" : Clocks.duration(call.talkMs()),
        sounds.atAGlance(call.quality()));
  }

  private String word(String outcome) {
    String key = "calls.outcome." + outcome;
    return messages.has(key) ? messages.get(key) : outcome;
  }

  private @Nullable CallQuality quality(String callId) {
    RecentCalls list = recent;
    return list == null
        ? null
        : list.calls().stream()
            .filter(call -> call.callId().equals(callId))
            .findFirst()
            .map(RecentCalls.Line::quality)
            .orElse(null);
  }

  private static String time(long atMs) {
    var at = Instant.ofEpochMilli(atMs).atZone(ZoneId.systemDefault());
    boolean today = at.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
    return (today ? TIME : DAY_AND_TIME).format(at);
  }

  private Why describe(CallExplanation now) {
    String note =
        now.steps().isEmpty()
            ? messages.get("calls.unknown")
            : now.olderSkipped() ? messages.get("calls.older") : "";
    long beganMs = now.steps().isEmpty() ? 0 : now.steps().getFirst().atMs();
    return new Why(
        now.callId(),
        note,
        sounds.sentences(quality(now.callId())),
        now.steps().stream()
            .map(
                step ->
                    new Step(
                        EXACT.format(
                            Instant.ofEpochMilli(step.atMs()).atZone(ZoneId.systemDefault())),
                        "+" + Clocks.duration(step.atMs() - beganMs),
                        step.decided(),
                        messages.of(step.text())))
            .toList());
  }
}
