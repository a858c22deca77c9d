package org.seatline.app.fx;

import javafx.scene.control.Label;

/** The name of a key, drawn as a key. */
public final class KeyHint extends Label {
  /** A key with this name on it. */
  public KeyHint(String key) {
    super(key);
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }
}
