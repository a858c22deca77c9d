package org.seatline.app.monitor;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.DoorRequest;
import org.seatline.protocol.LocalizedText;

/** Closing a queue to new callers, and opening it again. */
public final class DoorViewModel {
  private final CentreDesk centre;
  private final Messages messages;
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

  /** Does nothing until it is asked to. */
  public DoorViewModel(Seat seat, Messages messages) {
    this.centre = seat.centre();
    this.messages = messages;
  }

  /** What came of the last wish, or what is missing. */
  public ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** Another queue is looked at. */
  public void forget() {
    sentence.set("");
  }

  /** Closes a queue; false when the reason is missing. */
  public boolean close(String queueId, String reason) {
    if (reason.isBlank()) {
      sentence.set(messages.get("monitor.door-reason-needed"));
      return false;
    }
    move(new DoorRequest(queueId, true, reason.strip()));
    return true;
  }

  /** Opens a queue that a lead closed. */
  public void open(String queueId) {
    move(new DoorRequest(queueId, false, ""));
  }

  private void move(DoorRequest request) {
    sentence.set(messages.get("monitor.door-working"));
    var _ = centre.door(request).thenAccept(reply -> sentence.set(said(reply)));
  }

  private String said(Reply<LocalizedText> reply) {
    return switch (reply) {
      case Reply.Ok<LocalizedText>(LocalizedText done) -> messages.of(done);
      case Reply.Refused<LocalizedText>(int _, String code) ->
          messages.get("monitor.door-refused", code);
      case Reply.Unreachable<LocalizedText> _ -> messages.get("monitor.door-no-server");
    };
  }
}
