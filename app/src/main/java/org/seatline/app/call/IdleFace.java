package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** The bar without a call. */
final class IdleFace extends HBox {
  IdleFace(Messages messages) {
    Label text = new Label();
    text.textProperty().bind(messages.text("call.none"));
    text.getStyleClass().add("muted");
    getStyleClass().add("call-face");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(Icons.of(Feather.PHONE, "call-icon"), text);
  }
}
