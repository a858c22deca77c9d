package org.seatline.app.ticket;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;
import org.seatline.app.form.FieldRow;

/**
 * Tells where the agent is writing. What is typed takes it along; a move alone is kept a moment
 * later.
 */
final class CursorWatch {
  private static final Duration KEPT_AFTER = Duration.seconds(1);

  private final TicketKeeping keeping;
  private final ScrollPane scroll;
  private final PauseTransition keep = new PauseTransition(KEPT_AFTER);
  private int typed;

  CursorWatch(TicketKeeping keeping, ScrollPane scroll) {
    this.keeping = keeping;
    this.scroll = scroll;
    keep.setOnFinished(rested -> keeping.keepCursor());
  }

  /** Follows the focus and the caret in a row of the form. */
  void watch(FieldRow row) {
    row.focusWithinProperty()
        .addListener(
            (property, before, within) -> {
              if (within) {
                tell(row);
              }
            });
    row.lookupAll(".text-input").forEach(node -> follow(row, node));
  }

  private void follow(FieldRow row, Node node) {
    if (node instanceof TextInputControl text) {
      text.caretPositionProperty().addListener(property -> tell(row));
    }
  }

  private void tell(FieldRow row) {
    Scene scene = row.getScene();
    if (scene == null || !row.isFocusWithin()) {
      return; // a row that has just left the window still has the focus for a moment
    }
    Node focused = scene.getFocusOwner();
    int caret = focused instanceof TextInputControl text ? text.getCaretPosition() : 0;
    TicketCursor next = new TicketCursor(row.fieldId(), caret, scroll.getVvalue());
    if (next.equals(keeping.cursor())) {
      return;
    }
    keeping.writingAt(next);
    int changes = keeping.changesProperty().get();
    if (changes != typed) {
      typed = changes; // the text went ahead of its caret: both are one write of the store
      keeping.keepCursor();
    } else {
      keep.playFromStart();
    }
  }
}
