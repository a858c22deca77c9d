package org.seatline.app.drill;

import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;

/** Comes next. */
public final class DrillViewModel {
  /** Comes next. */
  public DrillViewModel(Seat seat, Messages messages) {}
}
