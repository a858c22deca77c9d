package org.seatline.app.shell;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.PeopleDesk.Somebody;

/** Who signed in at this computer before: one click instead of typing an agent id. */
final class PeopleHereView extends VBox {
  private final ObservableList<Somebody> people;
  private final Messages messages;
  private final Consumer<String> choose;
  private final FlowPane buttons = new FlowPane();

  /**
   * Follows the list.
   *
   * @param choose takes the agent id of whoever was clicked
   */
  PeopleHereView(ObservableList<Somebody> people, Messages messages, Consumer<String> choose) {
    this.people = people;
    this.messages = messages;
    this.choose = choose;
    Label label = new Label();
    label.textProperty().bind(messages.text("signin.people-here"));
    label.getStyleClass().add("field-label");
    buttons.getStyleClass().add("people-here");
    getStyleClass().add("sign-in-field");
    getChildren().addAll(label, buttons);
    visibleProperty().bind(Bindings.isNotEmpty(people));
    managedProperty().bind(visibleProperty());
    people.addListener((ListChangeListener<Somebody>) change -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    buttons.getChildren().setAll(people.stream().map(this::button).toList());
  }

  private Button button(Somebody who) {
    String name = who.name() == null ? "" : messages.of(who.name()) + " ";
    String drafts =
        switch (who.drafts()) {
          case 0 -> "";
          case 1 -> " · " + messages.get("signin.one-draft");
          default -> " · " + messages.get("signin.drafts", who.drafts());
        };
    Button button = new Button(name + who.agentId() + drafts);
    button.setId("person-" + who.agentId());
    button.setFocusTraversable(false);
    button.getStyleClass().add("person-here");
    button.setOnAction(event -> choose.accept(who.agentId()));
    return button;
  }
}
