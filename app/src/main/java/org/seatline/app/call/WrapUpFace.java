package org.seatline.app.call;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.RingCountdown;
import org.seatline.app.fx.TimerLabel;

/** After-call work: the time left, and the disposition that is chosen or missing. */
final class WrapUpFace extends HBox {
  private static final double RING = 44;
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Messages messages;
  private final RingCountdown ring = new RingCountdown(RING);
  private final TimerLabel unlimited = new TimerLabel("call-timer");
  private final Label queue = new Label();
  private final FontIcon icon = Icons.of(Feather.LIST);
  private final Label disposition = new Label("", icon);

  WrapUpFace(Messages messages) {
    this.messages = messages;
    Label title = new Label();
    title.textProperty().bind(messages.text("state.wrap-up"));
    title.getStyleClass().add("caller-name");
    queue.getStyleClass().add("caller-number");
    disposition.getStyleClass().add("wrap-up-disposition");
    VBox what = new VBox(title, queue);
    what.getStyleClass().add("caller-block");
    what.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("call-face");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(ring, unlimited, what, disposition);
  }

  void show(CallBarState.WrapUp wrapUp) {
    boolean limited = wrapUp.untilNanos() != null;
    Presence.of(ring, limited);
    ring.totalMsProperty().set(wrapUp.totalMs());
    ring.untilProperty().set(wrapUp.untilNanos());
    Presence.of(unlimited, !limited);
    unlimited.sinceProperty().set(limited ? null : Long.valueOf(wrapUp.sinceNanos()));
    queue.setText(wrapUp.queue());
    String chosen = wrapUp.chosen();
    disposition.setText(chosen == null ? messages.get("call.choose-disposition") : chosen);
    icon.setIconCode(chosen == null ? Feather.LIST : Feather.CHECK);
    disposition.pseudoClassStateChanged(MISSING, wrapUp.missing());
    disposition.pseudoClassStateChanged(CHOSEN, chosen != null);
  }
}
