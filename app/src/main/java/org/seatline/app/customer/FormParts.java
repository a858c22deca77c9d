package org.seatline.app.customer;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** What the forms for a new customer and for a record that is changed have in common. */
final class FormParts {
  private static final String[] LANGUAGES = {"zh", "en"};

  private final Messages messages;

  FormParts(Messages messages) {
    this.messages = messages;
  }

  /** A field under its name. */
  VBox labelled(String key, Node field) {
    Label label = new Label();
    label.textProperty().bind(messages.text(key));
    label.getStyleClass().addAll("small", "muted");
    label.setLabelFor(field);
    VBox box = new VBox(label, field);
    box.getStyleClass().add("customer-field");
    return box;
  }

  /** What is wrong, while something is. */
  Label problem(ReadOnlyStringProperty problemKey) {
    Label problem = new Label();
    problem.getStyleClass().add("customer-wrong");
    problem.setWrapText(true);
    Runnable show =
        () -> {
          String key = problemKey.get();
          problem.setText(key.isEmpty() ? "" : messages.get(key));
          Presence.of(problem, !key.isEmpty());
        };
    problemKey.addListener(changed -> show.run());
    show.run();
    return problem;
  }

  /** Chinese or English, as two switches of which one is on. */
  HBox languages(StringProperty language) {
    ToggleGroup group = new ToggleGroup();
    HBox row = new HBox();
    row.getStyleClass().add("customer-languages");
    for (String tag : LANGUAGES) {
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
