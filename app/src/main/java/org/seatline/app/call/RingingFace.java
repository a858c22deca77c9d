package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.RingCountdown;

/** The offer: who, queue, waited, keys pressed, and the time left to answer. */
final class RingingFace extends HBox {
  private static final double RING = 44;

  private final RingCountdown ring = new RingCountdown(RING);
  private final CallerBlock caller;
  private final Label queue = new Label();
  private final Label detail = new Label();

  RingingFace(Messages messages) {
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
    ring.totalMsProperty().set(ringing.totalMs());
    ring.untilProperty().set(ringing.untilNanos());
    caller.show(ringing.caller(), ringing.caller().number());
    queue.setText(ringing.caller().queue());
    detail.setText(ringing.detail());
  }
}
