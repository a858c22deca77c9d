package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.RingCountdown;

/**
 * The offer: who, queue, waited, keys pressed, and the time left to answer; or the offer to resume.
 */
final class RingingFace extends HBox {
  private static final double RING = 44;

  private final Messages messages;
  private final RingCountdown ring = new RingCountdown(RING);
  private final CallerBlock caller;
  private final Label queue = new Label();
  private final Label detail = new Label();

  RingingFace(Messages messages) {
    this.messages = messages;
    caller = new CallerBlock(messages);
    queue.getStyleClass().add("offer-queue");
    detail.getStyleClass().add("offer-detail");
    VBox offer = new VBox(queue, detail);
    offer.getStyleClass().add("caller-block");
    offer.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("call-face");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(ring, caller, offer);
  }

  void show(CallBarState.Ringing ringing) {
    show(ringing.caller(), ringing.caller().queue(), ringing.detail());
    count(ringing.untilNanos(), ringing.totalMs());
  }

  void show(CallBarState.Interrupted interrupted) {
    show(interrupted.caller(), messages.get("call.interrupted"), interrupted.detail());
    count(interrupted.untilNanos(), interrupted.totalMs());
  }

  private void show(CallBarState.Caller who, String what, String more) {
    caller.show(who, who.number());
    queue.setText(what);
    detail.setText(more);
  }

  private void count(@Nullable Long untilNanos, long totalMs) {
    ring.totalMsProperty().set(totalMs);
    ring.untilProperty().set(untilNanos);
  }
}
