package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.QualityBars;
import org.seatline.app.fx.QualityMeter;

/** The quality of the call by bars, word and a small chart; a click opens the details. */
final class QualityButton extends Button {
  private final QualityMeter meter = new QualityMeter();
  private final QualityBars minute = new QualityBars();

  QualityButton(QualityViewModel model, Messages messages) {
    HBox content = new HBox(meter, minute);
    content.getStyleClass().add("quality-glance");
    content.setAlignment(Pos.CENTER_LEFT);
    setGraphic(content);
    getStyleClass().add("quality-button");
    setId("call-quality");
    setMinWidth(USE_PREF_SIZE);
    setFocusTraversable(false);
    setOnAction(event -> model.toggle());
    accessibleTextProperty().bind(messages.text("quality.button", meter.word().textProperty()));
    model.pictureProperty().addListener((property, before, now) -> show(now));
    show(model.pictureProperty().get());
  }

  private void show(QualityPicture now) {
    meter.show(now.level());
    meter.word().setText(now.word());
    minute.show(now.minute());
  }

  @Override
  public void requestFocus() {
    // A click must not take the focus away from a field that somebody types in.
  }
}
