package org.seatline.app.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.seatline.app.call.CallBarState;
import org.seatline.app.call.CallBarViewModel;

/**
 * Keys that work everywhere in the seat. Function keys always do; Space and digits only while
 * nobody types (digits with Alt always).
 */
final class SeatKeys {
  private final CallBarViewModel call;
  private final IdleViewModel idle;
  private final Places places;
  private final SyncViewModel sync;
  private @Nullable KeyCode held;
  private final Actions actions;

  /**
   * What some keys do.
   *
   * @param state chooses a state
   * @param dial opens the field for a number
   * @param lock locks the seat
   */
  record Actions(Runnable state, Runnable dial, Runnable help, Runnable lock, Runnable escape) {}

  /**
   * @param places the working places, to go from one to another
   */
  SeatKeys(
      CallBarViewModel call,
      IdleViewModel idle,
      Places places,
      SyncViewModel sync,
      Actions actions) {
    this.places = places;
    this.call = call;
    this.idle = idle;
    this.sync = sync;
    this.actions = actions;
  }

  /** Handles a key before any control sees it; consumes what it has used. */
  void handle(Scene scene, KeyEvent event) {
    boolean typing = isTyping(scene.getFocusOwner());
    boolean shortcut = event.isControlDown() || event.isMetaDown();
    boolean used =
        shortcut ? shortcut(event) : function(event) || plain(event, typing && !event.isAltDown());
    if (used) {
      event.consume();
    }
  }

  /** Whether what has the focus takes letters and digits. */
  static boolean isTyping(Node focused) {
    return focused instanceof TextInputControl
        || (focused instanceof ComboBoxBase<?> combo && combo.isEditable())
        || focused instanceof Spinner<?>;
  }

  private boolean shortcut(KeyEvent event) {
    if (event.getCode() == KeyCode.L && event.isShiftDown()) {
      actions.lock().run();
      return true;
    }
    switch (event.getCode()) {
      case I -> call.quality().toggle();
      case S, B -> open(event);
      default -> {
        return openPlace(event);
      }
    }
    return true;
  }

  private boolean openPlace(KeyEvent event) {
    String digit = event.isAltDown() ? "" : digitOf(event.getCode());
    return !digit.isEmpty() && places.open(Integer.parseInt(digit) - 1);
  }

  /** A key that is held opens once, and does not close again. */
  private void open(KeyEvent event) {
    if (event.getCode() == held) {
      return;
    }
    held = event.getCode();
    if (held == KeyCode.B) {
      places.toggleBeside(CameBackPlace.PAGE);
    } else if (event.isShiftDown()) {
      sync.tryNow();
    } else {
      sync.toggle();
    }
  }

  /** Hears that a key is let go. */
  void released(KeyEvent event) {
    if (event.getCode() == held) {
      held = null;
    }
  }

  private void place(boolean back) {
    if (back) {
      places.previous();
    } else {
      places.next();
    }
  }

  private boolean function(KeyEvent event) {
    switch (event.getCode()) {
      case F1 -> actions.help().run();
      case F2 -> call.answer();
      case F3 -> actions.state().run();
      case F4 -> call.holdOrExtend();
      case F5 -> call.mute();
      case F6 -> actions.dial().run();
      case F8 -> call.end();
      case F9 -> call.togglePad();
      case F10 -> call.pauseRecording();
      case F11 -> place(event.isShiftDown());
      case F12 -> places.toggleBeside(HeadsetPlace.PAGE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event, boolean typing) {
    if (event.getCode() == KeyCode.ESCAPE) {
      actions.escape().run();
      return false;
    }
    if (typing) {
      return false;
    }
    if (event.getCode() == KeyCode.SPACE && CallBarState.isOffer(call.stateProperty().get())) {
      call.answer();
      return true;
    }
    return digit(event);
  }

  private boolean digit(KeyEvent event) {
    String text = event.isAltDown() ? digitOf(event.getCode()) : event.getText();
    if (text.length() != 1) {
      return false;
    }
    if (call.padOpenProperty().get() && "0123456789*#".contains(text)) {
      call.sendDigit(text);
      return true;
    }
    if (text.charAt(0) < '0' || text.charAt(0) > '9') {
      return false;
    }
    int digit = text.charAt(0) - '0';
    if (call.stateProperty().get() instanceof CallBarState.WrapUp) {
      call.wrapUp().digit(digit);
      return true;
    }
    return idle.openByKey(digit);
  }

  private static String digitOf(KeyCode code) {
    return code.isDigitKey() ? code.getName().substring(code.getName().length() - 1) : "";
  }
}
