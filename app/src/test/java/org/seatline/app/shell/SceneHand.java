package org.seatline.app.shell;

import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.seatline.app.lock.EarlierView;

/** What a hand does in a window: clicks, types, opens pages. */
final class SceneHand {
  private SceneHand() {}

  static void click(Scene scene, String selector) {
    scene.getRoot().applyCss();
    Node node = scene.getRoot().lookup(selector);
    if (node != null) {
      node.getOnMouseClicked().handle(null);
    }
  }

  /** Opens a page of the lead's window. */
  static void open(Scene scene, String page) {
    fire(scene, "#place-" + page);
  }

  /** Presses a button. */
  static void fire(Scene scene, String button) {
    scene.getRoot().applyCss(); // what is in a scroll pane is there only after this
    if (scene.lookup(button) instanceof ButtonBase base) {
      base.fire();
    }
  }

  /** Types into a field and presses Enter. */
  static void enter(Scene scene, String selector, String text) {
    scene.getRoot().applyCss();
    if (scene.lookup(selector) instanceof TextField field) {
      field.setText(text);
      field.fireEvent(new ActionEvent());
    }
  }

  /** Opens the sheet of earlier drafts and types a password that is none. */
  static void earlier(Scene scene) {
    if (scene.lookup(".earlier-sheet") instanceof EarlierView sheet) {
      sheet.open();
      enter(scene, "#earlier-password", "wrong");
    }
  }

  static void typeKey(Scene scene, String letter) {
    KeyCode none = KeyCode.UNDEFINED;
    Event.fireEvent(
        focused(scene),
        new KeyEvent(KeyEvent.KEY_TYPED, letter, "", none, false, false, false, false));
  }

  static void press(Scene scene, KeyCode... codes) {
    for (KeyCode code : codes) {
      String text = code.isDigitKey() ? code.getName() : "";
      Event.fireEvent(
          focused(scene),
          new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
    }
  }

  static void withControl(Scene scene, KeyCode code) {
    Event.fireEvent(
        focused(scene),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
  }

  static void withControlShift(Scene scene, KeyCode code) {
    Event.fireEvent(
        focused(scene), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, true, false, false));
  }

  /** Writes into a field, and goes no further. */
  static void write(Scene scene, String selector, String text) {
    scene.getRoot().applyCss();
    if (scene.lookup(selector) instanceof TextField field) {
      field.setText(text);
    }
  }

  private static EventTarget focused(Scene scene) {
    Node owner = scene.getFocusOwner();
    return owner == null ? scene.getRoot() : owner;
  }

  /** A break at noon on Monday, a Tuesday that is typed wrong, Saturday open. */
  static void hours(Scene scene) {
    enter(scene, "#weekly-office-mon-to", "12");
    fire(scene, "#weekly-office-mon-more");
    enter(scene, "#weekly-office-mon-2-from", "1330");
    enter(scene, "#weekly-office-mon-2-to", "18");
    enter(scene, "#weekly-office-tue-to", "evening");
    fire(scene, "#weekly-office-sat-open");
  }
}
