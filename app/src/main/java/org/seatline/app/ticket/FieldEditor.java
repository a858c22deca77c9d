package org.seatline.app.ticket;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerRecord;

/** Makes the control for a field: few choices as segments, many in a list that can be searched. */
final class FieldEditor {
  private static final int SEGMENTS_MAX = 6;
  private static final int ADDRESS_ROWS = 2;
  private static final int TEXT_ROWS = 3;
  private static final int METER_TAIL_DIGITS = 4;

  private final TicketViewModel model;
  private final Messages messages;

  FieldEditor(TicketViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  /** The control, bound to the field for the life of the ticket on the screen. */
  Region control(FieldModel field) {
    Region control =
        switch (field.field().type()) {
          case TEXT, NAME, NUMBER, DATE, TIME, PHONE -> text(field, new TextField());
          case ADDRESS -> text(field, area(ADDRESS_ROWS));
          case MULTILINE -> text(field, area(TEXT_ROWS));
          case CHECKBOX -> checkBox(field);
          case METER -> meter(field);
          case CHOICE ->
              field.field().options().size() <= SEGMENTS_MAX ? segments(field) : list(field);
          case MULTICHOICE -> severalOf(field);
        };
    control.setId("ticket-" + field.field().id());
    return control;
  }

  private static TextArea area(int rows) {
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
    return area;
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

  private <T extends TextInputControl> T text(FieldModel field, T control) {
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
                model.check().leave(field);
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

  private CheckBox checkBox(FieldModel field) {
    CheckBox box = new CheckBox(messages.get("ticket.yes"));
    box.setSelected(field.value().equals("true"));
    box.setOnAction(ticked -> field.edit(Boolean.toString(box.isSelected())));
    field
        .valueProperty()
        .addListener((property, before, after) -> box.setSelected(after.equals("true")));
    return box;
  }

  private Pane segments(FieldModel field) {
    FlowPane pane = flow();
    for (FormField.Option option : field.field().options()) {
      ToggleButton button = new ToggleButton(messages.of(option.label()));
      button.setWrapText(true);
      button.maxWidthProperty().bind(pane.widthProperty());
      button.getStyleClass().add("ticket-segment");
      button.setUserData(option.id());
      button.setOnAction(
          pressed -> {
            // A second press takes an optional choice back.
            boolean on = button.isSelected() || field.requiredProperty().get();
            field.edit(on ? option.id() : "");
            mark(pane, Set.of(field.value()));
          });
      pane.getChildren().add(button);
    }
    mark(pane, Set.of(field.value()));
    field.valueProperty().addListener((property, before, after) -> mark(pane, Set.of(after)));
    return pane;
  }

  /** A flow that gives way to the pane's width, however long a choice is. */
  private static FlowPane flow() {
    FlowPane pane = new FlowPane();
    pane.getStyleClass().add("ticket-segments");
    pane.setMinWidth(0);
    return pane;
  }

  private static void mark(Pane pane, Set<String> chosen) {
    for (Node node : pane.getChildren()) {
      if (node instanceof ToggleButton button) {
        button.setSelected(chosen.contains(String.valueOf(button.getUserData())));
      }
    }
  }

  private Pane severalOf(FieldModel field) {
    FlowPane pane = flow();
    for (FormField.Option option : field.field().options()) {
      ToggleButton button = new ToggleButton(messages.of(option.label()));
      button.getStyleClass().add("ticket-segment");
      button.setUserData(option.id());
      button.setOnAction(
          pressed -> {
            Set<String> chosen = new LinkedHashSet<>(chosen(field.value()));
            if (button.isSelected()) {
              chosen.add(option.id());
            } else {
              chosen.remove(option.id());
            }
            field.edit(String.join(",", chosen));
          });
      pane.getChildren().add(button);
    }
    mark(pane, Set.copyOf(chosen(field.value())));
    field
        .valueProperty()
        .addListener((property, before, after) -> mark(pane, Set.copyOf(chosen(after))));
    return pane;
  }

  private static List<String> chosen(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private Control list(FieldModel field) {
    SearchableComboBox<String> box = new SearchableComboBox<>();
    box.getItems().setAll(field.field().options().stream().map(FormField.Option::id).toList());
    box.setConverter(new OptionConverter(field.field(), messages));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setValue(field.value().isEmpty() ? null : field.value());
    box.valueProperty()
        .addListener((property, before, after) -> field.edit(after == null ? "" : after));
    field
        .valueProperty()
        .addListener((property, before, after) -> box.setValue(after.isEmpty() ? null : after));
    return box;
  }

  private Region meter(FieldModel field) {
    TextField text = text(field, new TextField());
    FlowPane pills = flow();
    Runnable fill =
        () -> {
          pills.getChildren().setAll(model.meters().stream().map(m -> pill(m, field)).toList());
          mark(pills, Set.of(field.value()));
        };
    model.meters().addListener((ListChangeListener<Object>) change -> fill.run());
    field.valueProperty().addListener((property, before, after) -> mark(pills, Set.of(after)));
    fill.run();
    VBox box = new VBox(text, pills);
    box.getStyleClass().add("ticket-meter");
    return box;
  }

  private Node pill(CustomerRecord.Meter meter, FieldModel field) {
    String number = meter.number();
    String tail = number.substring(Math.max(0, number.length() - METER_TAIL_DIGITS));
    ToggleButton button = new ToggleButton(messages.of(meter.place()) + " " + tail);
    button.getStyleClass().add("ticket-segment");
    button.setUserData(meter.number());
    button.setOnAction(pressed -> field.edit(button.isSelected() ? meter.number() : ""));
    return button;
  }
}
