package org.seatline.app.customer;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.keys.SeatAction;

/**
 * Where a note on the open record is written. It stands outside what is built anew with each
 * change, so that half a note stays.
 */
final class NoteBox extends VBox {
  private final OpenRecord record;
  private final Messages messages;
  private final TextField note = new TextField();
  private final Label saved = new Label();

  NoteBox(CustomerViewModel model, Messages messages) {
    this.record = model.record();
    this.messages = messages;
    note.setId("customer-note");
    note.accessibleTextProperty().bind(note.promptTextProperty());
    note.promptTextProperty().bind(messages.text("customer.note-here"));
    note.setFocusTraversable(false);
    HBox.setHgrow(note, Priority.ALWAYS);
    HBox line = new HBox(note, new KeyHint(messages, SeatAction.NOTE));
    line.getStyleClass().add("customer-note-line");
    note.setOnAction(
        entered -> {
          record.addNote(note.getText());
          note.clear();
        });
    saved.getStyleClass().addAll("small", "muted");
    saved.setGraphic(Icons.of(Feather.CHECK));
    getStyleClass().add("customer-note");
    getChildren().setAll(line, saved);
    model
        .selectedProperty()
        .addListener(
            (property, before, now) -> {
              if (before == null || now == null || !before.id().equals(now.id())) {
                note.clear();
              }
            });
  }

  /** Where writing begins. */
  void begin() {
    note.requestFocus();
  }

  /** Shows it, and what was kept last, where there is a record. */
  void show(boolean recordOpen) {
    Presence.of(this, recordOpen);
    String kept = record.noteSavedProperty().get();
    saved.setText(messages.get("customer.note-saved", kept));
    Presence.of(saved, !kept.isEmpty());
  }
}
