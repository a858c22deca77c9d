package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;

/** What the text controls of the editor share. */
final class Typing {
  private Typing() {}

  /** The number that a text is; else the text. */
  static JsonNode number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= 9;
      return whole ? IntNode.valueOf(number.intValueExact()) : DecimalNode.valueOf(number);
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  /** The caret stays where it can. */
  static void put(TextInputControl control, String text) {
    if (!text.equals(control.getText())) {
      int caret = control.getCaretPosition();
      control.setText(text);
      control.positionCaret(Math.min(caret, text.length()));
    }
  }

  /** Does something whenever the cursor leaves. */
  static void leaving(Node control, Runnable left) {
    control
        .focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (!now) {
                left.run();
              }
            });
  }
}
