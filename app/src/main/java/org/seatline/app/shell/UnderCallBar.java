package org.seatline.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatline.app.call.CallBarView;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.Role;

/** A page beside the seat, under the call bar for those who take calls. It hands the focus on. */
final class UnderCallBar extends VBox {
  private final Node page;

  UnderCallBar(Seat seat, CallBarViewModel call, Node page, Messages messages) {
    this.page = page;
    CallBarView bar = new CallBarView(call, messages);
    bar.managedProperty().bind(bar.visibleProperty());
    seat.observe(now -> bar.setVisible(takesCalls(now)));
    StackPane below = new StackPane(page, bar.pad());
    StackPane.setAlignment(bar.pad(), Pos.TOP_RIGHT);
    below.setMinSize(0, 0);
    VBox.setVgrow(below, Priority.ALWAYS);
    getChildren().addAll(bar, below);
    getStyleClass().add("agent-view");
    setFocusTraversable(true);
  }

  private static boolean takesCalls(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    return person != null && person.agent().roles().contains(Role.AGENT);
  }

  @Override
  public void requestFocus() {
    page.requestFocus();
  }
}
