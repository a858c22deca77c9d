package org.seatline.app.palette;

import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;

/** The window as the palette uses it. On the UI thread. */
public interface PaletteDoor {
  /** Whether an action can be done now. */
  boolean isPossible(SeatAction action);

  /** Does an action. */
  void perform(SeatAction action);

  /** Shows a customer's record. */
  void open(CustomerRecord customer);

  /** Opens a ticket. */
  void open(TicketRecord ticket);

  /** Shows an article. */
  void openArticle(String articleId);
}
