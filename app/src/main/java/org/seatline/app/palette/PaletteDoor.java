package org.seatline.app.palette;

import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.CustomerRecord;

/** The window as the palette uses it. On the UI thread. */
public interface PaletteDoor {
  /** Whether an action can be done now. */
  boolean isPossible(SeatAction action);

  /** Does an action. */
  void perform(SeatAction action);

  /** Shows a customer's record. */
  void open(CustomerRecord customer);

  /** Shows an article. */
  void openArticle(String articleId);
}
