package org.seatline.app.shell;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.TimerLabel;

/** The agent's queues at this moment, large enough to be read in passing. */
final class QueuesCard extends VBox {
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final Messages messages;

  QueuesCard(IdleViewModel model, Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("idle-card", "idle-queues");
    setMinWidth(0);
    setPrefWidth(1);
    model.queuesProperty().addListener((property, before, now) -> show(now));
    show(model.queuesProperty().get());
  }

  private void show(List<IdleViewModel.QueueLine> queues) {
    Label heading = new Label(messages.get("shell.idle.queues"), Icons.of(Feather.USERS));
    heading.getStyleClass().add("pane-heading");
    getChildren().setAll(heading);
    queues.forEach(queue -> getChildren().add(row(queue)));
  }

  private Node row(IdleViewModel.QueueLine queue) {
    Label name = new Label(queue.name());
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox row = new HBox(name);
    if (queue.sinceNanos() != null) {
      Label longest = new Label(messages.get("shell.longest"));
      longest.getStyleClass().add("muted");
      longest.setMinWidth(USE_PREF_SIZE);
      TimerLabel since = new TimerLabel("muted");
      since.setMinWidth(USE_PREF_SIZE);
      since.sinceProperty().set(queue.sinceNanos());
      row.getChildren().addAll(longest, since);
    }
    Label count = new Label(Integer.toString(queue.waiting()));
    count.getStyleClass().add("idle-queue-count");
    count.setMinWidth(USE_PREF_SIZE);
    row.getChildren().add(count);
    row.getStyleClass().add("idle-queue");
    row.setAlignment(Pos.CENTER_LEFT);
    row.pseudoClassStateChanged(WAITING, queue.waiting() > 0);
    return row;
  }
}
