package org.seatline.app.script;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** The answers of a step with their keys; where nothing is asked, the way on. */
final class ScriptChoices extends FlowPane {
  private final ScriptViewModel model;
  private final Messages messages;

  ScriptChoices(ScriptViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("script-answers");
    setId("script-answers");
    model.stateProperty().addListener(changed -> show());
    model.answers().addListener((ListChangeListener<Object>) change -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    getChildren().setAll(model.answers().stream().map(this::answer).toList());
    ScriptState state = model.stateProperty().get();
    boolean open = state != null && !state.atEnd();
    if (open && model.answers().isEmpty() && !state.current().isTyped()) {
      getChildren().add(onwards());
    }
    Presence.of(this, !getChildren().isEmpty());
  }

  private Button answer(ScriptPicture.AnswerLine line) {
    Button button = choice(line.text(), line.key());
    if (line.given()) {
      button.getStyleClass().add("given");
    }
    button.setWrapText(true);
    button.setOnAction(pressed -> model.answer(line.id()));
    return button;
  }

  /** Where nothing is asked, 1 goes on. */
  private Button onwards() {
    Button button = choice(messages.get("script.next"), "1");
    button.setOnAction(pressed -> model.next());
    return button;
  }

  private static Button choice(String words, String key) {
    Button button = new Button(words, new KeyHint(key));
    button.getStyleClass().add("script-answer");
    button.setId("script-answer-" + key);
    button.setFocusTraversable(false);
    return button;
  }
}
