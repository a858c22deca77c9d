package org.seatline.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatline.app.call.CallBarView;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetStrip;
import org.seatline.app.headset.HeadsetStripViewModel;
import org.seatline.app.headset.HeadsetView;
import org.seatline.app.headset.HeadsetViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.Role;

/** Everything about the headset that the window shows: a page of its own, and a strip elsewhere. */
final class HeadsetPlace {
  private final Seat seat;
  private final Messages messages;
  private final HeadsetViewModel model;
  private final Places places;
  private final HeadsetStripViewModel strip;

  /**
   * @param places where the page opens and is left
   */
  HeadsetPlace(Seat seat, Workplace workplace, Messages messages, Places places) {
    this.seat = seat;
    this.messages = messages;
    this.places = places;
    this.model = new HeadsetViewModel(seat, workplace.equipment(), workplace, messages);
    this.strip = new HeadsetStripViewModel(seat, model.check(), messages);
  }

  /** The line under the call bar. */
  Region strip() {
    return new HeadsetStrip(strip, messages, places::toggleBeside);
  }

  /** The page, under the call bar for those who take calls. */
  Node page(CallBarViewModel call) {
    CallBarView bar = new CallBarView(call, messages);
    bar.managedProperty().bind(bar.visibleProperty());
    seat.observe(now -> bar.setVisible(takesCalls(now)));
    HeadsetView view = new HeadsetView(model, messages, places::leaveBeside);
    StackPane below = new StackPane(view, bar.pad());
    StackPane.setAlignment(bar.pad(), Pos.TOP_RIGHT);
    below.setMinSize(0, 0);
    VBox.setVgrow(below, Priority.ALWAYS);
    return new FocusedBox(view, bar, below);
  }

  private static boolean takesCalls(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    return person != null && person.agent().roles().contains(Role.AGENT);
  }

  /** A column that hands the focus on to the one child with keys of its own. */
  private static final class FocusedBox extends VBox {
    private final Node keys;

    FocusedBox(Node keys, Node... children) {
      super(children);
      this.keys = keys;
      getStyleClass().add("agent-view");
      setFocusTraversable(true);
    }

    @Override
    public void requestFocus() {
      keys.requestFocus();
    }
  }
}
