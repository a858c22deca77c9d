package org.seatline.app.form;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.PhoneRule;

/** Fields that are typed. */
final class TextEditor {
  private final FormHost host;
  private final Messages messages;

  TextEditor(FormHost host, Messages messages) {
    this.host = host;
    this.messages = messages;
  }

  /** A text of one line. */
  TextField line(FieldModel field) {
    return bind(field, new TextField());
  }

  /** A text of several lines. */
  TextArea area(FieldModel field, int rows) {
    TextArea area = new TextArea();
    area.setWrapText(true);
    area.setPrefRowCount(rows);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            // A tab leads to the next field; nobody writes tabs into a ticket.
            KeyEvent jump = withControl(event);
            event.consume();
            area.fireEvent(jump);
          }
        });
    return bind(field, area);
  }

  private static KeyEvent withControl(KeyEvent event) {
    return new KeyEvent(
        event.getEventType(),
        event.getCharacter(),
        event.getText(),
        event.getCode(),
        event.isShiftDown(),
        true,
        event.isAltDown(),
        event.isMetaDown());
  }

  /** A number, with its unit behind it. */
  Region number(FieldModel field) {
    TextField text = line(field);
    var unit = field.field().limits().unit();
    if (unit == null) {
      return text;
    }
    Label behind = new Label(messages.of(unit));
    behind.getStyleClass().addAll("muted", "ticket-unit");
    HBox box = new HBox(text, behind);
    box.getStyleClass().add("ticket-with-unit");
    HBox.setHgrow(text, Priority.ALWAYS);
    return box;
  }

  /** A phone number: in groups to read, as it was typed while it is written. */
  TextField phone(FieldModel field) {
    TextField text = new TextField();
    text.setPromptText(prompt(field.field()));
    Runnable show =
        () -> {
          String value = field.value();
          String number = field.origin() == FieldModel.Origin.RECORD ? host.readable(value) : value;
          boolean asItIs = text.isFocused() && number.equals(value);
          text.setText(asItIs ? value : PhoneRule.grouped(number));
        };
    text.textProperty()
        .addListener(
            (property, before, after) -> {
              // A masked number is not what stands in the field: only what is written counts.
              if (text.isFocused()
                  && !after.equals(PhoneRule.grouped(host.readable(field.value())))) {
                field.edit(after);
              }
            });
    field
        .valueProperty()
        .addListener(
            (property, before, after) -> {
              if (!text.isFocused() || !text.getText().equals(after)) {
                show.run();
              }
            });
    text.focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                host.leave(field);
              }
              show.run();
            });
    show.run();
    return text;
  }

  private <T extends TextInputControl> T bind(FieldModel field, T control) {
    control.setText(field.value());
    control.setPromptText(prompt(field.field()));
    control.textProperty().addListener((property, before, after) -> field.edit(after));
    field
        .valueProperty()
        .addListener(
            (property, before, after) -> {
              if (!control.getText().equals(after)) {
                control.setText(after);
              }
            });
    leaveOf(control, field);
    return control;
  }

  private void leaveOf(Node control, FieldModel field) {
    control
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                host.leave(field);
              }
            });
  }

  private String prompt(FormField field) {
    if (field.hint() != null) {
      return messages.of(field.hint());
    }
    return switch (field.type()) {
      case DATE -> messages.get("ticket.prompt.date");
      case TIME -> messages.get("ticket.prompt.time");
      case NUMBER -> messages.get("ticket.prompt.number");
      default -> "";
    };
  }
}
