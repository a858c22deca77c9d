package org.seatline.app.monitor.voicemail;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.AgeLabel;
import org.seatline.app.monitor.RowTable;

/**
 * The messages that callers left as a table: P lets one hear the chosen one, D says that somebody
 * has seen to it.
 */
public final class VoicemailView extends VBox {
  private final VoicemailViewModel model;
  private final Messages messages;
  private final RowTable<MessageRow> table;
  private final ActionButton done;
  private boolean showing;

  /** Shows what the view model says, and asks the server whenever it is shown. */
  public VoicemailView(VoicemailViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.table = new RowTable<>(messages, "voicemail-table", "voicemail.empty");
    this.done = new ActionButton(Feather.CHECK, "D", "calls-action", this::mark);
    done.setId("voicemail-done");
    getStyleClass().addAll("pane-card", "calls-list");
    table();
    getChildren().addAll(head(), table, new MessagePlayerView(model.player(), messages));
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    table.takeKeysOf(this);
    model.rowsProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> choose());
    RowTable.whenShown(this, model::load);
    sceneProperty()
        .addListener(
            property -> {
              if (getScene() == null) {
                model.player().silence();
              }
            });
    choose();
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("voicemail.title"));
    title.getStyleClass().add("sheet-title");
    Label sentence = new Label();
    sentence.setId("voicemail-sentence");
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.getStyleClass().add("muted");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    ActionButton again =
        new ActionButton(Feather.REFRESH_CW, "R", "calls-action", model::load)
            .saying(messages.text("voicemail.again"));
    HBox head = new HBox(title, sentence, new AgeLabel(model.age()), done, again);
    head.getStyleClass().add("calls-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void table() {
    table
        .words("voicemail.time", 110, MessageRow::time)
        .words("voicemail.queue", 160, MessageRow::queue)
        .words("voicemail.caller", 150, MessageRow::caller)
        .numbers("voicemail.length", 70, MessageRow::length)
        .words("voicemail.state", 140, MessageRow::state)
        .marking(row -> !row.done());
    table.getSelectionModel().selectedItemProperty().addListener(property -> choose());
  }

  private void show() {
    MessageRow chosen = table.getSelectionModel().getSelectedItem();
    showing = true;
    table.getItems().setAll(model.rowsProperty().get());
    table.getItems().stream()
        .filter(row -> chosen != null && row.id().equals(chosen.id()))
        .findFirst()
        .ifPresent(row -> table.getSelectionModel().select(row));
    showing = false;
    choose();
  }

  /** What can be done depends on the message that is chosen. */
  private void choose() {
    MessageRow chosen = table.getSelectionModel().getSelectedItem();
    done.setDisable(chosen == null);
    boolean again = chosen != null && chosen.done();
    done.word().setText(messages.get(again ? "voicemail.not-done" : "voicemail.done"));
    if (!showing) {
      model.player().choose(chosen);
    }
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
      case "p", "P" -> model.player().playOrPause();
      case "b", "B" -> model.player().back();
      case "r", "R" -> model.load();
      default -> {}
    }
  }
}
