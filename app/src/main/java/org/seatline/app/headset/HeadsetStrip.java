package org.seatline.app.headset;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetStripViewModel.Strip;
import org.seatline.app.keys.SeatAction;

/** One line about the headset, under the call bar. Takes no focus. */
public final class HeadsetStrip extends HBox {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final Messages messages;
  private final FontIcon icon = Icons.of(Feather.HEADPHONES);
  private final Label text = new Label();
  private final Button page = new Button();
  private final Button later = new Button();

  /**
   * Shows what the view model says.
   *
   * @param open opens the headset page
   */
  public HeadsetStrip(HeadsetStripViewModel model, Messages messages, Runnable open) {
    this.messages = messages;
    page.setGraphic(new KeyHint(messages, SeatAction.HEADSET));
    setId("headset-strip");
    getStyleClass().add("headset-strip");
    setAlignment(Pos.CENTER_LEFT);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    later.textProperty().bind(messages.text("check.decline"));
    getChildren().addAll(icon, text, button(page, open), button(later, model::decline));
    model.stripProperty().addListener(property -> show(model.stripProperty().get()));
    show(model.stripProperty().get());
  }

  private static Button button(Button button, Runnable action) {
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().addAll("headset-strip-button", "key-button");
    button.setOnAction(event -> action.run());
    return button;
  }

  private void show(Strip strip) {
    boolean problem = strip instanceof Strip.Problem;
    text.setText(
        switch (strip) {
          case Strip.None() -> "";
          case Strip.Problem(String words) -> words;
          case Strip.Due(String words) -> words;
        });
    icon.setIconCode(problem ? Feather.ALERT_TRIANGLE : Feather.HEADPHONES);
    pseudoClassStateChanged(PROBLEM, problem);
    page.setText(messages.get(problem ? "headset.open" : "check.open"));
    later.setVisible(strip instanceof Strip.Due);
    later.setManaged(later.isVisible());
    setVisible(!(strip instanceof Strip.None));
    setManaged(isVisible());
  }
}
