package org.seatline.app.customer;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;

/**
 * The quick form for a caller whom nobody knows. Built once: what somebody types stays. It takes no
 * focus by itself.
 */
final class NewCustomerPane extends VBox {
  private final NewCustomer model;
  private final Messages messages;
  private final TextField name;

  NewCustomerPane(NewCustomer model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("customer-form");
    setId("customer-form");
    name = field("customer-new-name", "customer.field.name", model.nameProperty());
    TextField number = field("customer-new-number", "customer.field.phone", model.numberProperty());
    TextField address =
        field("customer-new-address", "customer.field.address", model.addressProperty());
    FormParts parts = new FormParts(messages);
    Label problem = parts.problem(model.problemProperty());
    problem.setId("customer-new-problem");
    getChildren()
        .addAll(
            parts.labelled("customer.field.name", name),
            parts.labelled("customer.field.phone", number),
            parts.labelled("customer.field.address", address),
            parts.languages(model.languageProperty()),
            problem,
            save());
  }

  private TextField field(String id, String key, StringProperty property) {
    TextField field = new TextField();
    field.setId(id);
    field.accessibleTextProperty().bind(messages.text(key));
    field.textProperty().bindBidirectional(property);
    field.setOnAction(entered -> model.save());
    return field;
  }

  private Button save() {
    Button save = new Button();
    save.setId("customer-new-save");
    save.getStyleClass().add("customer-save");
    save.textProperty().bind(messages.text("customer.new-save"));
    save.setGraphic(new HBox(6, Icons.of(Feather.USER_PLUS), new KeyHint("Enter")));
    save.setMaxWidth(Double.MAX_VALUE);
    save.setOnAction(pressed -> model.save());
    return save;
  }

  /** Where writing begins. */
  void begin() {
    name.requestFocus();
  }
}
