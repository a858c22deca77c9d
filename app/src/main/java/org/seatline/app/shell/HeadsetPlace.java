package org.seatline.app.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetStrip;
import org.seatline.app.headset.HeadsetStripViewModel;
import org.seatline.app.headset.HeadsetView;
import org.seatline.app.headset.HeadsetViewModel;
import org.seatline.app.session.Seat;

/** Everything about the headset that the window shows: a page of its own, and a strip elsewhere. */
final class HeadsetPlace {
  /** Id of the page. */
  static final String PAGE = "headset";

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
    return new HeadsetStrip(strip, messages, () -> places.toggleBeside(PAGE));
  }

  /** The same as a part of the settings. */
  Region settings() {
    HeadsetView view = new HeadsetView(model, messages, places::leaveBeside);
    view.getStyleClass().add("hosted");
    return view;
  }

  /** The page, under the call bar for those who take calls. */
  Node page(CallBarViewModel call) {
    HeadsetView view = new HeadsetView(model, messages, places::leaveBeside);
    return new UnderCallBar(seat, call, view, messages);
  }
}
