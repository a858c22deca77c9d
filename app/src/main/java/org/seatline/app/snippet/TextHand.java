package org.seatline.app.snippet;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.UiThread;

/**
 * Puts texts into the controls below a node: where the caret was last, or in the place of an
 * abbreviation. What it puts in is one step of undo. On the UI thread.
 */
public final class TextHand {
  private final Region body;
  private final Function<String, Optional<FilledText>> abbreviated;
  private @Nullable TextInputControl last;

  /**
   * Follows the caret below a node from now on.
   *
   * @param abbreviated the text of an abbreviation
   */
  public TextHand(Region body, Function<String, Optional<FilledText>> abbreviated) {
    this.body = body;
    this.abbreviated = abbreviated;
    body.sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((property, before, owner) -> remember(owner));
    body.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    body.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void remember(@Nullable Node owner) {
    if (owner instanceof TextInputControl text && isBelow(text)) {
      last = text;
    }
  }

  private boolean isBelow(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.equals(body)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a text to put something into. */
  public boolean isReady() {
    TextInputControl control = last;
    return control != null && isBelow(control) && control.isEditable() && !control.isDisabled();
  }

  /** Puts a text where the caret is, instead of what is selected. */
  public void put(FilledText filled) {
    TextInputControl control = last;
    if (control == null || !isReady()) {
      return;
    }
    int from = control.getSelection().getStart();
    int to = control.getSelection().getEnd();
    replace(control, from, to, filled);
    // Later: a control that gets the focus selects everything, and so does a sheet that closes.
    UiThread.later(
        () -> {
          control.requestFocus();
          control.selectRange(from + filled.from(), from + filled.to());
        });
  }

  private static void replace(TextInputControl control, int from, int to, FilledText filled) {
    control.replaceText(from, to, filled.text());
    control.selectRange(from + filled.from(), from + filled.to());
  }

  private void pressed(KeyEvent event) {
    boolean plainTab =
        event.getCode() == KeyCode.TAB && !event.isShiftDown() && !event.isShortcutDown();
    if (plainTab && expand(event)) {
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCharacter().equals(" ") && expand(event)) {
      event.consume();
    }
  }

  private boolean expand(KeyEvent event) {
    if (!(event.getTarget() instanceof TextInputControl control)
        || !control.isEditable()
        || control.getSelection().getLength() > 0) {
      return false;
    }
    int caret = control.getCaretPosition();
    Abbreviation found = Abbreviation.before(control.getText(), caret).orElse(null);
    FilledText filled = found == null ? null : abbreviated.apply(found.letters()).orElse(null);
    if (found == null || filled == null) {
      return false;
    }
    replace(control, found.from(), caret, filled);
    return true;
  }
}
