package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;

/** The field for a number, laid over the panes; it has the focus while it is open. */
public final class DialView extends VBox {
  private final DialViewModel model;
  private final TextField field = new TextField();
  private @Nullable Node focusedBefore;

  /** Shows what the view model says. */
  public DialView(DialViewModel model, Messages messages) {
    this.model = model;
    Label title = new Label();
    title.textProperty().bind(messages.text("dial.title"));
    title.getStyleClass().add("sheet-title");
    Label word = new Label();
    word.textProperty().bind(model.wordProperty());
    word.getStyleClass().add("muted");
    field.setId("dial-number");
    field.promptTextProperty().bind(messages.text("dial.number"));
    field.textProperty().bindBidirectional(model.numberProperty());
    field.setOnAction(event -> model.call());
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    getStyleClass().add("digit-pad");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().addAll(title, field, word);
    managedProperty().bind(visibleProperty());
    visibleProperty().bind(model.openProperty());
    model.openProperty().addListener(property -> focus());
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> model.again();
      case ESCAPE -> model.toggle();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus() {
    if (getScene() == null) {
      return;
    }
    if (model.openProperty().get()) {
      focusedBefore = getScene().getFocusOwner();
      field.requestFocus();
      field.selectAll();
    } else if (field.isFocused() && focusedBefore != null) {
      focusedBefore.requestFocus();
    }
  }
}
