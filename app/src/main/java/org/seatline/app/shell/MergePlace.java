package org.seatline.app.shell;

import javafx.scene.Node;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.customer.MergeView;
import org.seatline.app.customer.RecordMerge;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;

/** The page on which two records are made one; it opens and closes as the customer's pane says. */
final class MergePlace {
  /** Id of the page. */
  static final String PAGE = "customer-merge";

  private final Seat seat;
  private final Messages messages;
  private final Places places;
  private final CustomerViewModel customer;

  /**
   * @param places where the page opens and is left
   */
  MergePlace(Seat seat, Messages messages, CustomerViewModel customer, Places places) {
    this.seat = seat;
    this.messages = messages;
    this.customer = customer;
    this.places = places;
    RecordMerge merge = customer.record().merge();
    merge
        .openingsProperty()
        .addListener(
            (property, before, now) -> {
              if (now.intValue() > 0) {
                places.openBeside(PAGE);
              } else {
                places.leaveBeside(PAGE);
              }
            });
  }

  /** The page, under the call bar for those who take calls. */
  Node page(CallBarViewModel call) {
    MergeView view = new MergeView(customer, messages, places::leaveBeside);
    return new UnderCallBar(seat, call, view, messages);
  }
}
