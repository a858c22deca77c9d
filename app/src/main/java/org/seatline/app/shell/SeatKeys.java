package org.seatline.app.shell;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.seatline.app.call.CallBarState;
import org.seatline.app.call.CallBarViewModel;

/**
 * Keys that always do the same, everywhere in the seat: Escape, Space and digits, the last two only
 * while nobody types (digits with Alt always). Keys of one's own choice are in {@link SeatDoings}.
 */
final class SeatKeys {
  private final CallBarViewModel call;
  private final IdleViewModel idle;
  private final Places places;
  private final BooleanSupplier escape;

  /**
   * @param places the working places, to go from one to another
   * @param escape closes what lies over the panes, or leaves a field; whether the key is used up
   */
  SeatKeys(CallBarViewModel call, IdleViewModel idle, Places places, BooleanSupplier escape) {
    this.call = call;
    this.idle = idle;
    this.places = places;
    this.escape = escape;
  }

  /** Handles a key before any control sees it; consumes what it has used. */
  void handle(Scene scene, KeyEvent event) {
    boolean typing = isTyping(scene.getFocusOwner());
    boolean shortcut = event.isControlDown() || event.isMetaDown();
    boolean used = shortcut ? openPlace(event) : plain(event, typing && !event.isAltDown());
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

  private boolean openPlace(KeyEvent event) {
    String digit = event.isAltDown() ? "" : digitOf(event.getCode());
    return !digit.isEmpty() && places.open(Integer.parseInt(digit) - 1);
  }

  private boolean plain(KeyEvent event, boolean typing) {
    if (event.getCode() == KeyCode.ESCAPE) {
      return escape.getAsBoolean();
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
