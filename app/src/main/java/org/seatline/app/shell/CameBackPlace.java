package org.seatline.app.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.returned.CameBackView;
import org.seatline.app.returned.CameBackViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.ticket.TicketReopening;
import org.seatline.protocol.Role;

/** What came back, in the window: a page, a counter in the status line, and a notice. */
final class CameBackPlace {
  /** Id of the page. */
  static final String PAGE = "came-back";

  private final Seat seat;
  private final Messages messages;
  private final Places places;
  private final CameBackViewModel model;
  private @Nullable NoticesViewModel told;
  private String notice = "";
  private boolean shown;

  /**
   * @param places where the page opens and is left
   */
  CameBackPlace(Seat seat, Messages messages, TicketReopening reopening, Places places) {
    this.seat = seat;
    this.messages = messages;
    this.places = places;
    this.model = new CameBackViewModel(seat, messages, reopening, () -> places.openFor(Role.AGENT));
  }

  /** The page, under the call bar for those who take calls. */
  Node page(CallBarViewModel call) {
    CameBackView view = new CameBackView(model, messages, places::leaveBeside);
    view.sceneProperty()
        .addListener(
            property -> {
              shown = view.getScene() != null;
              withdraw();
            });
    return new UnderCallBar(seat, call, view, messages);
  }

  /** How much waits; a click opens the page. It is there only when something does. */
  Region counter() {
    Button counter = new Button(null, Icons.of(Feather.CORNER_DOWN_LEFT));
    counter.setId("status-came-back");
    counter.getStyleClass().addAll("status-button", "came-back");
    counter.textProperty().bind(messages.text("returned.counter", model.countProperty()));
    counter.setMinWidth(Region.USE_PREF_SIZE);
    counter.setFocusTraversable(false);
    counter.visibleProperty().bind(model.countProperty().greaterThan(0));
    counter.managedProperty().bind(counter.visibleProperty());
    counter.setOnAction(pressed -> places.toggleBeside(PAGE));
    return counter;
  }

  /** Says it once when more comes back, and no longer once the page is open or nothing is left. */
  void announceIn(NoticesViewModel notices) {
    told = notices;
    model
        .countProperty()
        .addListener(
            (ObservableValue<? extends Number> property, Number before, Number now) -> {
              withdraw();
              if (now.intValue() > before.intValue() && !shown) {
                notice = messages.get("returned.notice");
                notices.say(SeatNotice.Level.WARNING, notice);
              }
            });
  }

  private void withdraw() {
    if (told != null) {
      told.withdraw(notice);
    }
  }
}
