package org.seatline.app.ticket;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;

/** Tickets that were begun and not submitted, to be taken up again. */
final class DraftList {
  private static final int DRAFTS_MAX = 8;

  private final TicketViewModel model;
  private final Messages messages;

  DraftList(TicketViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  Node node() {
    Label heading = new Label(messages.get("ticket.drafts", model.drafts().list().size()));
    heading.getStyleClass().add("pane-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().add("ticket-drafts");
    model.drafts().list().stream().limit(DRAFTS_MAX).forEach(d -> box.getChildren().add(line(d)));
    return box;
  }

  private Node line(Desk.Draft draft) {
    String words = TicketContent.of(draft.content()).words();
    Label text =
        new Label(Clocks.timeOfDay(draft.savedAtMs()) + "  " + words, Icons.of(Feather.EDIT_3));
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button resume = new Button(messages.get("ticket.resume"));
    resume.getStyleClass().add("ticket-draft-button");
    resume.setOnAction(pressed -> model.drafts().resume(draft));
    Button discard = new Button(null, Icons.of(Feather.TRASH_2));
    discard.getStyleClass().add("ticket-draft-button");
    discard.setAccessibleText(messages.get("ticket.discard"));
    discard.setOnAction(pressed -> model.drafts().discard(draft));
    HBox row = new HBox(text, resume, discard);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("ticket-draft");
    return row;
  }
}
