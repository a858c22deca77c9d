package org.seatline.app.customer;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

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
    getChildren()
        .addAll(
            labelled("customer.field.name", name),
            labelled("customer.field.phone", number),
            labelled("customer.field.address", address),
            LanguageSwitch.of(model.languageProperty(), messages),
            problem(),
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

  private VBox labelled(String key, TextField field) {
    Label label = new Label();
    label.textProperty().bind(messages.text(key));
    label.getStyleClass().addAll("small", "muted");
    label.setLabelFor(field);
    VBox box = new VBox(label, field);
    box.getStyleClass().add("customer-field");
    return box;
  }

  private Label problem() {
    Label problem = new Label();
    problem.setId("customer-new-problem");
    problem.getStyleClass().add("customer-wrong");
    problem.setWrapText(true);
    model
        .problemProperty()
        .addListener(
            (property, before, key) -> {
              problem.setText(key.isEmpty() ? "" : messages.get(key));
              Presence.of(problem, !key.isEmpty());
            });
    Presence.of(problem, false);
    return problem;
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

  /** Chinese or English, as two switches of which one is on. */
  static final class LanguageSwitch {
    private LanguageSwitch() {}

    static HBox of(StringProperty language, Messages messages) {
      ToggleGroup group = new ToggleGroup();
      HBox row = new HBox();
      row.getStyleClass().add("customer-languages");
      for (String tag : new String[] {"zh", "en"}) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(messages.text("customer.language." + tag));
        button.setToggleGroup(group);
        button.setSelected(language.get().equals(tag));
        button.setOnAction(pressed -> language.set(tag));
        language.addListener(changed -> button.setSelected(language.get().equals(tag)));
        row.getChildren().add(button);
      }
      return row;
    }
  }
}
