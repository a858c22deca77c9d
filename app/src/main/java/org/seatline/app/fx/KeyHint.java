package org.seatline.app.fx;

import javafx.scene.control.Label;
import org.seatline.app.keys.SeatAction;

/** The name of a key, drawn as a key. */
public final class KeyHint extends Label {
  /** A key that is always the same, with this name on it. */
  public KeyHint(String key) {
    super(key);
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }

  /** The key that an action has at the moment; not seen where it has none. */
  public KeyHint(Messages messages, SeatAction action) {
    this("");
    textProperty().bind(messages.keys().text(action));
    visibleProperty().bind(textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
