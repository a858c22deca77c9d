package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.seatline.app.fx.Messages;

/** Puts a draft into force: the first time it is armed, the second time it is done. UI thread. */
final class FormPublishing {
  private final FormPublisher publisher;
  private final Messages messages;
  private final BiConsumer<String, ObjectNode> published;
  private final Runnable mistaken;
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
  private boolean busy;

  /**
   * @param published takes the form's id before, and its document with the version it has now
   * @param mistaken looks what is in force now
   */
  FormPublishing(
      FormPublisher publisher,
      Messages messages,
      BiConsumer<String, ObjectNode> published,
      Runnable mistaken) {
    this.publisher = publisher;
    this.messages = messages;
    this.published = published;
    this.mistaken = mistaken;
  }

  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** Says something else. */
  void say(String words) {
    sentence.set(words);
  }

  /** Takes back what was asked for once. */
  void disarm() {
    if (armed.get()) {
      armed.set(false);
      sentence.set("");
    }
  }

  void publish(EditPicture now) {
    if (busy || now.formId().isEmpty()) {
      return;
    }
    if (!now.checked()) {
      sentence.set(messages.get("formedit.checking"));
    } else if (now.overtaken()) {
      refuse("formedit.overtaken-first");
    } else if (now.wrong()) {
      refuse("formedit.mistakes-first");
    } else if (now.changes().isEmpty()) {
      refuse("formedit.nothing-to-publish");
    } else if (!armed.get()) {
      armed.set(true);
      sentence.set(messages.get("formedit.publish-again", now.newest() + 1, now.changes().size()));
    } else {
      send(now);
    }
  }

  private void refuse(String why) {
    disarm();
    sentence.set(messages.get(why));
  }

  private void send(EditPicture now) {
    armed.set(false);
    busy = true;
    sentence.set(messages.get("configuration.working"));
    ObjectNode body = now.draft().write();
    body.put("version", now.newest() + 1);
    var _ =
        publisher
            .publish(now.draft().root().id(), now.based(), body.toPrettyString())
            .thenAccept(
                answer -> {
                  busy = false;
                  answered(now.formId(), body, answer);
                });
  }

  private void answered(String formId, ObjectNode body, FormPublisher.Answer answer) {
    switch (answer) {
      case FormPublisher.Answer.Published() -> {
        published.accept(formId, body);
        sentence.set(messages.get("formedit.published", body.path("version").asInt()));
      }
      case FormPublisher.Answer.Mistaken(var why) -> {
        sentence.set(why.stream().map(messages::of).collect(Collectors.joining("\n")));
        mistaken.run();
      }
      case FormPublisher.Answer.Refused(String code) ->
          sentence.set(messages.get("configuration.refused", code));
      case FormPublisher.Answer.Unreachable() ->
          sentence.set(messages.get("configuration.no-server"));
    }
  }
}
