package org.seatline.app.monitor;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** The chosen queue: whether it takes new callers; closing it with a reason, opening it again. */
final class QueuePanel extends VBox {
  private static final List<String> REASONS =
      List.of("monitor.door-alarm", "monitor.door-system", "monitor.door-meeting");

  private final DoorViewModel doors;
  private final Messages messages;
  private final Label name = new Label();
  private final Label figures = new Label();
  private final Label state = new Label();
  private final Label why = new Label();
  private final TextField reason = new TextField();
  private final Node closing;
  private final ActionButton open;
  private String queueId = "";
  private boolean shut;

  QueuePanel(DoorViewModel doors, Messages messages) {
    this.doors = doors;
    this.messages = messages;
    name.getStyleClass().add("panel-name");
    figures.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setId("queue-why");
    closing = closing();
    open = action(Feather.UNLOCK, "O", "monitor.door-open-again", this::open);
    Label sentence = new Label();
    sentence.setId("queue-sentence");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("strong");
    sentence.textProperty().bind(doors.sentenceProperty());
    HBox line = new HBox(state);
    line.setAlignment(Pos.CENTER_LEFT);
    Label heading = new Label();
    heading.textProperty().bind(messages.text("monitor.emergency"));
    heading.getStyleClass().add("pane-heading");
    VBox head = new VBox(name, figures);
    head.getStyleClass().add("panel-head");
    VBox door = new VBox(heading, line, why, closing, open, sentence);
    door.getStyleClass().add("panel-section");
    getStyleClass().addAll("pane-card", "seat-panel");
    getChildren().addAll(head, door);
  }

  private Node closing() {
    reason.setId("queue-reason");
    reason.promptTextProperty().bind(messages.text("monitor.door-reason"));
    reason.setOnAction(event -> close());
    FlowPane presets = new FlowPane();
    presets.getStyleClass().add("preset-line");
    for (String key : REASONS) {
      Button preset = new Button();
      preset.textProperty().bind(messages.text(key));
      preset.getStyleClass().add("preset");
      preset.setOnAction(event -> take(preset.getText()));
      presets.getChildren().add(preset);
    }
    ActionButton close = action(Feather.LOCK, "C", "monitor.door-close", this::close);
    VBox box = new VBox(reason, presets, close);
    box.getStyleClass().add("panel-section");
    return box;
  }

  private void take(String text) {
    reason.setText(text);
    askForReason();
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    ActionButton button = new ActionButton(icon, key, "door-action", action);
    button.word().textProperty().bind(messages.text(text));
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  void show(FloorPicture.QueueRow row) {
    if (!row.id().equals(queueId)) {
      reason.clear();
      doors.forget();
    }
    queueId = row.id();
    name.setText(row.name());
    figures.setText(
        messages.get("monitor.queue-now", row.waiting(), row.longest(), row.readySeats()));
    FloorPicture.Shut now = row.shut();
    shut = now != null && now.emergency();
    state.setText(messages.get(now == null ? "monitor.door-open" : "monitor.door-closed"));
    state.setGraphic(Icons.of(now == null ? Feather.UNLOCK : Feather.LOCK));
    state.getStyleClass().setAll("label", "tag", now == null ? "good" : shut ? "alarm" : "warn");
    why.setText(now == null ? "" : now.sentence());
    visible(why, now != null);
    visible(closing, !shut);
    visible(open, shut);
  }

  /** The key for closing: first the reason, then Enter. */
  void askForReason() {
    if (!shut) {
      reason.requestFocus();
      reason.end();
    }
  }

  /** Opens the queue again, if a lead closed it. */
  void open() {
    if (shut) {
      doors.open(queueId);
    }
  }

  private void close() {
    if (doors.close(queueId, reason.getText())) {
      reason.clear();
    } else {
      reason.requestFocus();
    }
  }

  private static void visible(Node node, boolean visible) {
    Presence.of(node, visible);
  }
}
