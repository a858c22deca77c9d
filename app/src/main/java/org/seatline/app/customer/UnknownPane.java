package org.seatline.app.customer;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SeatAction;

/** A caller whom nobody knows: the number, the quick form, and the way out of a wrong number. */
final class UnknownPane {
  private final CustomerViewModel model;
  private final Messages messages;
  private final NewCustomerPane form;

  UnknownPane(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.form = new NewCustomerPane(model.fresh(), messages);
  }

  /** The form, which stays the same. */
  NewCustomerPane form() {
    return form;
  }

  List<Node> nodes() {
    String number = model.callerNumberProperty().get();
    Label title = new Label(messages.get("customer.new-caller"), Icons.of(Feather.USER_PLUS));
    title.getStyleClass().addAll("large", "strong");
    title.setGraphicTextGap(8);
    Label shown =
        new Label(number.isEmpty() ? messages.get("customer.withheld") : model.numberText(number));
    shown.getStyleClass().add("customer-number");
    int loading = model.loadingProperty().get();
    String words =
        loading < 0 || number.isEmpty()
            ? messages.get("customer.unknown")
            : messages.get("customer.loading", loading);
    Label hint = new Label(words);
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    return List.of(title, shown, hint, form, wrongNumber());
  }

  private Button wrongNumber() {
    Button wrong =
        new Button(
            messages.get("customer.wrong-number"),
            new HBox(
                6, Icons.of(Feather.PHONE_OFF), new KeyHint(messages, SeatAction.WRONG_NUMBER)));
    wrong.getStyleClass().add("customer-new");
    wrong.setId("customer-wrong-number");
    wrong.setMaxWidth(Double.MAX_VALUE);
    wrong.setFocusTraversable(false);
    wrong.setOnAction(pressed -> model.wrongNumber().say());
    return wrong;
  }
}
