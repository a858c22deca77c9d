package org.seatline.app.returned;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SelectableText;
import org.seatline.app.keys.SeatAction;

/** Something that was rejected: why, every word of it, and what can be done. */
final class RejectedPane {
  private static final double LABEL_WIDTH = 140;
  private static final int NOTE_ROWS = 5;

  private final CameBackViewModel model;
  private final Messages messages;
  private final Runnable copy;

  RejectedPane(CameBackViewModel model, Messages messages, Runnable copy) {
    this.model = model;
    this.messages = messages;
    this.copy = copy;
  }

  Node of(CameBackPage.Rejected shown, boolean putAway) {
    VBox pane =
        new VBox(heading(shown.title(), shown.at()), reason(shown), actions(shown, putAway));
    pane.getStyleClass().add("returned-case");
    String note = shown.note();
    if (note != null && !putAway) {
      pane.getChildren().add(note(note));
    } else {
      pane.getChildren().add(words(shown));
    }
    if (!shown.hint().isEmpty() && !putAway) {
      Label hint = new Label(shown.hint(), Icons.of(Feather.PHONE_CALL));
      hint.getStyleClass().add("muted");
      hint.setWrapText(true);
      pane.getChildren().add(2, hint);
    }
    return pane;
  }

  static Node heading(String title, String at) {
    Label name = new Label(title);
    name.getStyleClass().addAll("large", "strong");
    name.setWrapText(true);
    Label when = new Label(at);
    when.getStyleClass().addAll("faint", "small");
    return new VBox(name, when);
  }

  private Node reason(CameBackPage.Rejected shown) {
    Label why = new Label(shown.reason(), Icons.of(Feather.ALERT_TRIANGLE));
    why.setId("returned-reason");
    why.setWrapText(true);
    why.setMaxWidth(Double.MAX_VALUE);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.getStyleClass().add("idle-problem");
    Label code = new Label(messages.get("returned.code", shown.code()));
    code.getStyleClass().addAll("faint", "small");
    VBox box = new VBox(why, code);
    box.getStyleClass().add("returned-reason");
    return box;
  }

  private static Node words(CameBackPage.Rejected shown) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("returned-words");
    ColumnConstraints labels = new ColumnConstraints(LABEL_WIDTH);
    ColumnConstraints texts = new ColumnConstraints();
    texts.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(labels, texts);
    int row = 0;
    for (CameBackPage.Word word : shown.words()) {
      Label label = new Label(word.label());
      label.getStyleClass().add("muted");
      label.setWrapText(true);
      grid.addRow(row, label, new SelectableText(word.text()));
      row++;
    }
    return grid;
  }

  private Node note(String text) {
    Label label = new Label(messages.get("returned.note-text"));
    label.getStyleClass().add("muted");
    TextArea area = new TextArea(text);
    area.setId("returned-note");
    area.setWrapText(true);
    area.setPrefRowCount(NOTE_ROWS);
    area.textProperty().addListener((property, before, after) -> model.editNote(after));
    VBox box = new VBox(label, area);
    box.getStyleClass().add("returned-reason");
    return box;
  }

  private Node actions(CameBackPage.Rejected shown, boolean putAway) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("returned-actions");
    row.setAlignment(Pos.CENTER_LEFT);
    String correct = shown.correct();
    if (!putAway && correct != null) {
      ActionButton button = button(Feather.EDIT_3, new KeyHint("Enter"), "correct", model::correct);
      button.word().setText(correct);
      button.setOn(true);
      button.setDisable(!shown.hint().isEmpty());
      row.getChildren().add(button);
    }
    if (!putAway) {
      ActionButton again =
          button(
              Feather.SEND,
              correct == null ? new KeyHint(messages, SeatAction.SUBMIT) : new KeyHint("R"),
              "again",
              model::again);
      again.word().setText(shown.again());
      again.setOn(correct == null);
      row.getChildren().add(again);
    }
    row.getChildren().addAll(putAway(putAway), copy());
    return row;
  }

  /** Puts it away, or takes it out again. */
  ActionButton putAway(boolean putAway) {
    Feather icon = putAway ? Feather.ROTATE_CCW : Feather.ARCHIVE;
    ActionButton button = button(icon, new KeyHint("P"), "put-away", model::putAway);
    button.word().setText(messages.get(putAway ? "returned.take-out" : "returned.put-away"));
    return button;
  }

  /** Copies every word of it. */
  ActionButton copy() {
    ActionButton button = button(Feather.COPY, new KeyHint("C"), "copy", copy);
    button.word().setText(messages.get("returned.copy"));
    return button;
  }

  static ActionButton button(Feather icon, KeyHint key, String name, Runnable action) {
    ActionButton button = new ActionButton(icon, key, "returned-" + name, action);
    button.setId("returned-" + name);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
