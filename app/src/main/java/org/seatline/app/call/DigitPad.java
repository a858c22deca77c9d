package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Twelve keys for DTMF, and what was sent. Takes no focus. */
final class DigitPad extends VBox {
  private static final String KEYS = "123456789*0#";

  DigitPad(CallBarViewModel model) {
    Label sent = new Label();
    GridPane grid = new GridPane();
    grid.getStyleClass().add("digit-grid");
    for (int i = 0; i < KEYS.length(); i++) {
      String digit = KEYS.substring(i, i + 1);
      Button key = new Button(digit);
      key.setFocusTraversable(false);
      key.getStyleClass().add("digit-key");
      key.setOnAction(event -> model.sendDigit(digit));
      grid.add(key, i % 3, i / 3);
    }
    sent.getStyleClass().add("digit-sent");
    sent.setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add("digit-pad");
    setAlignment(Pos.CENTER);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().addAll(sent, grid);
    sent.textProperty().bind(model.sentDigitsProperty());
  }
}
