package org.seatline.app.form;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.controlsfx.control.SearchableComboBox;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FieldValue;
import org.seatline.protocol.form.FormField;

/** Fields that are chosen: few choices as segments, many in a list that can be searched. */
final class ChoiceEditor {
  private static final int SEGMENTS_MAX = 6;

  private final Messages messages;

  ChoiceEditor(Messages messages) {
    this.messages = messages;
  }

  CheckBox checkBox(FieldModel field) {
    CheckBox box = new CheckBox(messages.get("ticket.yes"));
    box.setSelected(field.value().equals("true"));
    box.setOnAction(ticked -> field.edit(Boolean.toString(box.isSelected())));
    field
        .valueProperty()
        .addListener((property, before, after) -> box.setSelected(after.equals("true")));
    return box;
  }

  Region one(FieldModel field) {
    return field.field().options().size() <= SEGMENTS_MAX ? segments(field) : list(field);
  }

  private Pane segments(FieldModel field) {
    FlowPane pane = flow();
    for (FormField.Option option : field.field().options()) {
      ToggleButton button = segment(option);
      button.setWrapText(true);
      button.maxWidthProperty().bind(pane.widthProperty());
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

  private ToggleButton segment(FormField.Option option) {
    ToggleButton button = new ToggleButton(messages.of(option.label()));
    button.getStyleClass().add("ticket-segment");
    button.setUserData(option.id());
    return button;
  }

  /** A flow that gives way to the pane's width, however long a choice is. */
  static FlowPane flow() {
    FlowPane pane = new FlowPane();
    pane.getStyleClass().add("ticket-segments");
    pane.setMinWidth(0);
    return pane;
  }

  static void mark(Pane pane, Set<String> chosen) {
    for (Node node : pane.getChildren()) {
      if (node instanceof ToggleButton button) {
        button.setSelected(chosen.contains(String.valueOf(button.getUserData())));
      }
    }
  }

  Pane several(FieldModel field) {
    FlowPane pane = flow();
    for (FormField.Option option : field.field().options()) {
      ToggleButton button = segment(option);
      button.setOnAction(
          pressed -> {
            Set<String> chosen = new LinkedHashSet<>(FieldValue.several(field.value()));
            if (button.isSelected()) {
              chosen.add(option.id());
            } else {
              chosen.remove(option.id());
            }
            field.edit(String.join(",", chosen));
          });
      pane.getChildren().add(button);
    }
    Consumer<String> show = value -> mark(pane, Set.copyOf(FieldValue.several(value)));
    show.accept(field.value());
    field.valueProperty().addListener((property, before, after) -> show.accept(after));
    return pane;
  }

  private Control list(FieldModel field) {
    SearchableComboBox<String> box = new SearchableComboBox<>();
    List<String> ids = field.field().options().stream().map(FormField.Option::id).toList();
    box.getItems().setAll(ids);
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
}
