package org.seatline.app.drill;

import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;

/** Comes next. */
public final class DrillView extends VBox {
  /** Comes next. */
  public DrillView(DrillViewModel model, Messages messages) {}
}
