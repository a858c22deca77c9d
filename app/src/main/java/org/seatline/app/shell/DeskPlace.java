package org.seatline.app.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;

/** Makes the panes of the desk. */
final class DeskPlace {
  private DeskPlace() {}

  static DeskPanes panes(Seat seat, Messages messages) {
    return new DeskPanes(pane(), pane(), pane(), pane());
  }

  private static Region pane() {
    VBox box = new VBox(new Label(""));
    box.getStyleClass().add("pane-card");
    return box;
  }
}
