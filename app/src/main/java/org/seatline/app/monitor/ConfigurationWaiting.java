package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** Changes that wait: what they would come to, and what is wrong with them. */
final class ConfigurationWaiting extends VBox {
  private final Messages messages;
  private final Label count = new Label();
  private final VBox lines = new VBox();
  private final ActionButton discard;

  ConfigurationWaiting(ConfigurationViewModel model, Messages messages) {
    this.messages = messages;
    Label heading = new Label();
    heading.textProperty().bind(messages.text("configuration.waiting"));
    heading.getStyleClass().add("pane-heading");
    count.setId("configuration-waiting");
    count.getStyleClass().add("strong");
    count.setWrapText(true);
    lines.setId("configuration-preview");
    lines.getStyleClass().addAll("configuration-list", "configuration-preview");
    discard = new ActionButton(Feather.X, "D", "configuration-action", model::discard);
    discard.word().textProperty().bind(messages.text("configuration.discard"));
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().addAll("pane-card", "configuration-waiting");
    getChildren().addAll(heading, count, discard, scroll);
  }

  void show(ConfigurationPicture.Waiting now) {
    count.setText(
        now.count() == 0
            ? messages.get("configuration.waiting-none")
            : messages.get("configuration.waiting-count", now.count()));
    Presence.of(discard, now.count() > 0);
    count.getStyleClass().setAll("label", now.count() == 0 ? "muted" : "strong");
    lines.getChildren().setAll(now.mistakes().stream().map(ConfigurationTexts::mistake).toList());
    if (now.wrong()) {
      lines.getChildren().add(line(messages.get("configuration.changes-wrong"), "alarm-text"));
    }
    now.lines().forEach(l -> lines.getChildren().add(line(l, "configuration-difference")));
  }
}
