package org.seatline.app.ticket;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;

/** The changes of a ticket below its form. */
final class TicketStoryList {
  private final Messages messages;

  TicketStoryList(Messages messages) {
    this.messages = messages;
  }

  Node node(List<TicketStory.Line> lines) {
    Label heading = new Label(messages.get("ticket.history"));
    heading.getStyleClass().add("pane-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().add("ticket-history");
    lines.forEach(line -> box.getChildren().add(row(line)));
    return box;
  }

  private static Node row(TicketStory.Line line) {
    Label when = new Label(line.when());
    when.getStyleClass().addAll("muted", "ticket-history-when");
    when.setMinWidth(Label.USE_PREF_SIZE);
    Label what = new Label(line.what());
    what.setWrapText(true);
    HBox.setHgrow(what, Priority.ALWAYS);
    HBox row = new HBox(when, what);
    row.getStyleClass().add("ticket-history-row");
    return row;
  }
}
