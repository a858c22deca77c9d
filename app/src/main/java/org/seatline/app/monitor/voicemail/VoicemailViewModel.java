package org.seatline.app.monitor.voicemail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneText;
import org.seatline.app.monitor.AnswerAge;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.Voicemail;
import org.seatline.protocol.VoicemailList;

/** The messages that callers left: who, when, how long, and whether somebody has seen to them. */
public final class VoicemailViewModel {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private static final long HALF_SECOND_MS = 500;

  private final CentreDesk centre;
  private final MessagePlayerViewModel player;
  private final Messages messages;
  private final AnswerAge age;
  private final ReadOnlyObjectWrapper<List<MessageRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private @Nullable VoicemailList known;

  /** Asks for nothing until {@link #load}. */
  public VoicemailViewModel(Seat seat, Messages messages) {
    this.centre = seat.centre();
    this.messages = messages;
    this.age = new AnswerAge(seat, messages);
    this.player = new MessagePlayerViewModel(seat, messages);
    messages.languageProperty().addListener(property -> show());
  }

  /** How old the list is. */
  AnswerAge age() {
    return age;
  }

  /** The messages: new ones first, then the latest. */
  ReadOnlyObjectProperty<List<MessageRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Hearing the chosen one. */
  MessagePlayerViewModel player() {
    return player;
  }

  /** What is going on, or went wrong. */
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** Asks for the list again. */
  void load() {
    take(centre.voicemails());
  }

  /** Somebody has seen to this message, or that is taken back. */
  void mark(MessageRow row) {
    take(centre.markVoicemail(row.id(), !row.done()));
  }

  private void take(CompletableFuture<Reply<VoicemailList>> asked) {
    sentence.set(messages.get("voicemail.loading"));
    var _ =
        asked.thenAccept(
            reply -> {
              switch (reply) {
                case Reply.Ok<VoicemailList>(VoicemailList now) -> {
                  known = now;
                  age.answered();
                  sentence.set("");
                }
                case Reply.Refused<VoicemailList>(int _, String code) ->
                    sentence.set(messages.get("voicemail.refused", code));
                case Reply.Unreachable<VoicemailList> _ ->
                    sentence.set(messages.get("voicemail.no-server"));
              }
              show();
            });
  }

  private void show() {
    VoicemailList list = known;
    if (list != null) {
      rows.set(list.messages().stream().map(this::row).toList());
    }
  }

  private MessageRow row(Voicemail message) {
    return new MessageRow(
        message.id(),
        TIME.format(Instant.ofEpochMilli(message.atMs()).atZone(ZoneId.systemDefault())),
        messages.of(message.queueName()),
        message.callerNumber().isEmpty()
            ? messages.get("voicemail.withheld")
            : PhoneText.display(message.callerNumber()),
        Clocks.duration(message.lengthMs() + HALF_SECOND_MS),
        message.lengthMs(),
        message.done()
            ? messages.get("voicemail.done-by", String.valueOf(message.doneBy()))
            : messages.get("voicemail.new"),
        message.done());
  }
}
