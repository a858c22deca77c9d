package org.seatline.app.customer;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.session.Masked;

/** Asks why a number is to be shown, where the centre wants to know. */
final class RevealLine extends VBox {
  private final CustomerViewModel model;
  private final Messages messages;
  private final Label question = new Label();
  private final TextField reason = new TextField();
  private String number = "";

  RevealLine(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("customer-reveal");
    reason.setId("customer-reveal-reason");
    reason.accessibleTextProperty().bind(question.textProperty());
    question.getStyleClass().addAll("small");
    question.setWrapText(true);
    reason.setOnAction(entered -> answer());
    HBox line = new HBox(reason, new KeyHint("Enter"));
    line.getStyleClass().add("customer-note-line");
    HBox.setHgrow(reason, Priority.ALWAYS);
    getChildren().setAll(question, line);
    Presence.of(this, false);
    model.selectedProperty().addListener(changed -> leave());
  }

  /** Shows a number, after a reason where one is wanted. */
  void ask(String wanted) {
    number = wanted;
    if (!model.numbers().asksWhy()) {
      model.reveal(number, "");
      return;
    }
    question.setText(messages.get("customer.reveal-question", Masked.mask(number)));
    reason.clear();
    Presence.of(this, true);
    reason.requestFocus();
  }

  private void answer() {
    if (model.reveal(number, reason.getText())) {
      leave();
    }
  }

  /** Whether it was open, and is not any more. */
  boolean leave() {
    boolean open = isVisible();
    Presence.of(this, false);
    return open;
  }
}
