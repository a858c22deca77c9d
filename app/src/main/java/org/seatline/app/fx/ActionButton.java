package org.seatline.app.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A button with an icon, a word and its key. It takes no focus by mouse or Tab: whoever types goes
 * on typing. The pseudo class {@code on} marks a switch that is on.
 */
public final class ActionButton extends Button {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final FontIcon icon;
  private final Label word = new Label();

  /** A button for a key that is always the same; {@code styleClass} names the action. */
  public ActionButton(Feather feather, String key, String styleClass, Runnable action) {
    this(feather, new KeyHint(key), styleClass, action);
  }

  /** A button for a key; {@code styleClass} names the action. */
  public ActionButton(Feather feather, KeyHint key, String styleClass, Runnable action) {
    icon = Icons.of(feather);
    word.getStyleClass().add("action-word");
    word.setMinWidth(USE_PREF_SIZE);
    HBox content = new HBox(icon, word, key);
    content.getStyleClass().add("action-content");
    content.setAlignment(Pos.CENTER);
    setGraphic(content);
    getStyleClass().addAll("action-button", styleClass);
    setFocusTraversable(false);
    setOnAction(event -> action.run());
    Tooltip tip = new Tooltip();
    tip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    key.getText().isEmpty()
                        ? word.getText()
                        : word.getText() + " (" + key.getText() + ")",
                word.textProperty(),
                key.textProperty()));
    setTooltip(tip);
  }

  /** The key below the word: for bars with many buttons. */
  public ActionButton stacked() {
    if (getGraphic() instanceof HBox content) {
      Node key = content.getChildren().removeLast();
      VBox both = new VBox(content, key);
      both.setAlignment(Pos.CENTER);
      setGraphic(both);
      getStyleClass().add("stacked");
    }
    return this;
  }

  /** The word; also what a screen reader says. */
  public Label word() {
    return word;
  }

  /** Follows a text that changes with the language. */
  public ActionButton saying(ObservableValue<String> text) {
    word.textProperty().bind(text);
    return this;
  }

  /** Another icon, for a switch that looks different when on. */
  public void setIcon(Feather feather) {
    icon.setIconCode(feather);
  }

  /** Marks the switch as on or off. */
  public void setOn(boolean on) {
    pseudoClassStateChanged(ON, on);
  }

  @Override
  public void requestFocus() {
    // A click must not take the focus away from a field that somebody types in.
  }
}
