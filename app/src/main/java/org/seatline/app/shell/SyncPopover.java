package org.seatline.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Ticking;
import org.seatline.app.keys.SeatAction;

/** How far this computer is in step, over the status line. It takes no focus. */
final class SyncPopover extends VBox {
  private static final long LOOK_MS = 2_000;

  private final SyncViewModel model;
  private final VBox lines = new VBox();

  SyncPopover(SyncViewModel model, Messages messages) {
    this.model = model;
    Label title = new Label();
    title.textProperty().bind(messages.text("sync.title"));
    title.getStyleClass().add("quality-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title, new KeyHint(messages, SeatAction.SYNC));
    head.setAlignment(Pos.CENTER_LEFT);
    lines.getStyleClass().add("sync-lines");
    ActionButton now =
        new ActionButton(
                Feather.REFRESH_CW,
                new KeyHint(messages, SeatAction.SYNC_NOW),
                "sync-now",
                model::tryNow)
            .saying(messages.text("sync.try-now"));
    now.setId("sync-now");
    getStyleClass().add("sync-popover");
    setId("sync-popover");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(head, lines, now);
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(visibleProperty());
    model.linesProperty().addListener(property -> show());
    Ticking.whileInScene(this, LOOK_MS, model::look);
  }

  private void show() {
    lines
        .getChildren()
        .setAll(model.linesProperty().get().stream().map(SyncPopover::line).toList());
  }

  private static Node line(SyncViewModel.Line line) {
    Label label = new Label(line.label());
    if (line.heading()) {
      label.getStyleClass().addAll("pane-heading", "sync-heading");
      return label;
    }
    label.getStyleClass().add("muted");
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Label value = new Label(line.value());
    value.setMinWidth(USE_PREF_SIZE);
    return new HBox(label, value);
  }
}
