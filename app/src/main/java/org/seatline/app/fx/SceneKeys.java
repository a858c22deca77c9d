package org.seatline.app.fx;

import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Keys that work wherever the focus is, for as long as a node is on a scene. */
public final class SceneKeys {
  private SceneKeys() {}

  /** Gives every key press of the node's scene to {@code keys} first; it may consume it. */
  public static void filter(Node node, EventHandler<KeyEvent> keys) {
    filter(node, KeyEvent.KEY_PRESSED, keys);
  }

  /** Tells {@code keys} of every key that is let go: one that is held comes again and again. */
  public static void released(Node node, EventHandler<KeyEvent> keys) {
    filter(node, KeyEvent.KEY_RELEASED, keys);
  }

  /** The toolkit tells every filter of a scene, also of what an earlier one has used. */
  private static void filter(Node node, EventType<KeyEvent> type, EventHandler<KeyEvent> all) {
    EventHandler<KeyEvent> keys =
        event -> {
          if (!event.isConsumed()) {
            all.handle(event);
          }
        };
    node.sceneProperty()
        .addListener(
            (property, before, after) -> {
              if (before != null) {
                before.removeEventFilter(type, keys);
              }
              if (after != null) {
                after.addEventFilter(type, keys);
              }
            });
  }

  /** Whether somebody types: a plain digit or letter belongs to a field then. */
  public static boolean isTyping(Scene scene) {
    Node owner = scene.getFocusOwner();
    return owner instanceof TextInputControl || owner instanceof ComboBoxBase<?>;
  }

  /** The digit on this key, 1 to 9, or 0 for another key. */
  public static int digit(KeyEvent event) {
    return switch (event.getCode()) {
      case DIGIT1, NUMPAD1 -> 1;
      case DIGIT2, NUMPAD2 -> 2;
      case DIGIT3, NUMPAD3 -> 3;
      case DIGIT4, NUMPAD4 -> 4;
      case DIGIT5, NUMPAD5 -> 5;
      case DIGIT6, NUMPAD6 -> 6;
      case DIGIT7, NUMPAD7 -> 7;
      case DIGIT8, NUMPAD8 -> 8;
      case DIGIT9, NUMPAD9 -> 9;
      default -> 0;
    };
  }
}
