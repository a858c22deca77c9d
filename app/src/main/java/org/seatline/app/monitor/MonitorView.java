package org.seatline.app.monitor;

import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;

/** Comes next. */
public final class MonitorView extends VBox {
  /** Comes next. */
  public MonitorView(MonitorViewModel model, Messages messages) {}
}
