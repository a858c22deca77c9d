package org.seatline.app.monitor;

import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;

/** Comes next. */
public final class MonitorViewModel {
  /** Comes next. */
  public MonitorViewModel(Seat seat, Messages messages) {}
}
