package org.seatline.app.keyboard;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.SeatAction;

/** An action with its key, and the way back to the usual one. */
final class KeyRow extends HBox {
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final SeatAction action;
  private final KeysViewModel model;
  private final Messages messages;
  private final Label words = new Label();
  private final Label none = new Label();
  private final Button choose = new Button();
  private final Button back = new Button("", Icons.of(Feather.ROTATE_CCW));

  KeyRow(SeatAction action, KeysViewModel model, Messages messages) {
    this.action = action;
    this.model = model;
    this.messages = messages;
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    none.getStyleClass().add("muted");
    none.managedProperty().bind(none.visibleProperty());
    HBox content = new HBox(words, none, new KeyHint(messages, action));
    content.setAlignment(Pos.CENTER_LEFT);
    content.getStyleClass().add("key-choice-content");
    choose.setGraphic(content);
    choose.setId("key-of-" + action.id());
    choose.getStyleClass().add("key-choice");
    choose.setMaxWidth(Double.MAX_VALUE);
    choose.setOnAction(event -> model.choose(action));
    HBox.setHgrow(choose, Priority.ALWAYS);
    back.setId("key-back-" + action.id());
    back.getStyleClass().add("key-back");
    back.setOnAction(event -> model.back(action));
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("key-choice-row");
    getChildren().addAll(choose, back);
  }

  void show() {
    boolean waiting = action == model.waitingProperty().get();
    String name = model.words(action);
    String key = messages.keys().textOf(action);
    words.setText(name);
    none.setText(messages.get(waiting ? "keys.page.press-now" : "keys.page.none"));
    none.setVisible(waiting || key.isEmpty());
    choose.pseudoClassStateChanged(WAITING, waiting);
    choose.setAccessibleText(
        messages.get("keys.row", name, key.isEmpty() ? messages.get("keys.page.none") : key));
    Optional<KeyCombo> usual = action.usualKey();
    back.setText(
        usual
            .map(combo -> messages.get("keys.page.one-back", combo.text()))
            .orElseGet(() -> messages.get("keys.page.one-away")));
    back.setVisible(model.map().isChosen(action));
  }
}
