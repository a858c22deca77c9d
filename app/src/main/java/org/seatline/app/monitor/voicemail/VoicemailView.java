package org.seatline.app.monitor.voicemail;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.RowTable;

/** The messages that callers left as a table; D says that somebody has seen to the chosen one. */
public final class VoicemailView extends VBox {
  private final VoicemailViewModel model;
  private final Messages messages;
  private final RowTable<MessageRow> table;

  /** Shows what the view model says, and asks the server whenever it is shown. */
  public VoicemailView(VoicemailViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.table = new RowTable<>(messages, "voicemail-table", "voicemail.empty");
    getStyleClass().addAll("pane-card", "calls-list");
    table();
    getChildren().addAll(head(), table);
    setFocusTraversable(true);
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    focusedProperty()
        .addListener(
            property -> {
              if (isFocused()) {
                table.take();
              }
            });
    model.rowsProperty().addListener(property -> show());
    RowTable.whenShown(this, model::load);
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("voicemail.title"));
    title.getStyleClass().add("sheet-title");
    Label sentence = new Label();
    sentence.setId("voicemail-sentence");
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.getStyleClass().add("muted");
    ActionButton done = action(Feather.CHECK, "D", "voicemail.done", this::mark);
    ActionButton again = action(Feather.REFRESH_CW, "R", "voicemail.again", model::load);
    HBox head = new HBox(title, sentence, done, again);
    head.getStyleClass().add("calls-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    ActionButton button = new ActionButton(icon, key, "calls-action", action);
    button.word().textProperty().bind(messages.text(text));
    return button;
  }

  private void table() {
    table
        .words("voicemail.time", 110, MessageRow::time)
        .words("voicemail.queue", 160, MessageRow::queue)
        .words("voicemail.caller", 150, MessageRow::caller)
        .numbers("voicemail.length", 70, MessageRow::length)
        .words("voicemail.state", 140, MessageRow::state);
  }

  private void show() {
    MessageRow chosen = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(model.rowsProperty().get());
    table.getItems().stream()
        .filter(row -> chosen != null && row.id().equals(chosen.id()))
        .findFirst()
        .ifPresent(row -> table.getSelectionModel().select(row));
  }

  private void mark() {
    MessageRow chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.mark(chosen);
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCharacter()) {
      case "d", "D" -> mark();
      case "r", "R" -> model.load();
      default -> {}
    }
  }
}
