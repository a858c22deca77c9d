package org.seatline.app.customer;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRights;

/** The fields of a record, to be changed. Built anew when a change begins, and only then. */
final class RecordEditPane extends VBox {
  private static final String[] FLAGS = {
    CustomerRights.LIFE_SUPPORT, CustomerRights.DO_NOT_CALL, CustomerRights.VIP
  };

  private final CustomerViewModel model;
  private final RecordEdit edit;
  private final Messages messages;
  private final FormParts parts;
  private final VBox phones = new VBox();

  RecordEditPane(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.edit = model.record().edit();
    this.messages = messages;
    this.parts = new FormParts(messages);
    getStyleClass().add("customer-form");
    phones.getStyleClass().add("customer-field");
    edit.beforeProperty().addListener((property, was, customer) -> begin(customer));
  }

  private void begin(@Nullable CustomerRecord customer) {
    getChildren().clear();
    if (customer == null) {
      return;
    }
    TextField name = text("customer.field.name", CustomerField.NAME_EN, CustomerField.NAME_ZH);
    name.setId("customer-edit-name");
    TextField address =
        text("customer.field.address", CustomerField.ADDRESS_EN, CustomerField.ADDRESS_ZH);
    address.setId("customer-edit-address");
    getChildren()
        .addAll(
            parts.labelled("customer.field.name", name),
            parts.labelled("customer.field.address", address),
            phones,
            newPhone(),
            language());
    for (String flag : FLAGS) {
      getChildren().add(flag(flag));
    }
    getChildren().addAll(parts.problem(edit.problemProperty()), buttons());
    showPhones();
  }

  /** Where writing begins. */
  void focusFirst() {
    if (lookup("#customer-edit-name") instanceof TextField name) {
      name.requestFocus();
      UiThread.later(name::end); // a field that gets the focus selects its text first
    }
  }

  private TextField text(String key, String english, String chinese) {
    String tag = messages.language().tag();
    TextField field = new TextField(edit.value(tag.startsWith("zh") ? chinese : english));
    field.accessibleTextProperty().bind(messages.text(key));
    field
        .textProperty()
        .addListener((property, before, typed) -> edit.writeText(english, chinese, tag, typed));
    field.setOnAction(entered -> edit.save());
    return field;
  }

  private void showPhones() {
    phones.getChildren().clear();
    for (String number : edit.phones()) {
      Label shown = new Label(model.numberText(number));
      shown.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(shown, Priority.ALWAYS);
      Button away = new Button(null, Icons.of(Feather.X));
      away.getStyleClass().add("customer-eye");
      away.setAccessibleText(messages.get("customer.phone-away", shown.getText()));
      away.setOnAction(
          pressed -> {
            edit.write(CustomerField.PHONE + number, "");
            showPhones();
          });
      phones.getChildren().add(new HBox(shown, away));
    }
  }

  private TextField newPhone() {
    TextField field = new TextField();
    field.setId("customer-edit-phone");
    field.setPromptText(messages.get("customer.phone-new"));
    field.accessibleTextProperty().bind(messages.text("customer.phone-new"));
    field.setOnAction(
        entered -> {
          if (edit.addPhone(field.getText())) {
            field.clear();
            showPhones();
          }
        });
    return field;
  }

  private HBox language() {
    var language = new SimpleStringProperty(edit.value(CustomerField.LANGUAGE));
    language.addListener((property, before, tag) -> edit.write(CustomerField.LANGUAGE, tag));
    return parts.languages(language);
  }

  private CheckBox flag(String flag) {
    String field = CustomerField.FLAG + flag;
    CheckBox box = new CheckBox(messages.get("customer.flag." + flag));
    box.setId("customer-edit-" + flag);
    box.setSelected(!edit.value(field).isEmpty());
    box.setDisable(!edit.mayTurn(flag));
    box.setOnAction(pressed -> edit.write(field, box.isSelected() ? CustomerField.YES : ""));
    return box;
  }

  private HBox buttons() {
    Button save = new Button(messages.get("customer.save"), new KeyHint("Enter"));
    save.setId("customer-edit-save");
    save.setOnAction(pressed -> edit.save());
    Button leave = new Button(messages.get("customer.leave"), new KeyHint("Esc"));
    leave.setOnAction(pressed -> edit.leave());
    HBox row = new HBox(save, leave);
    row.getStyleClass().add("customer-buttons");
    return row;
  }
}
