package org.seatline.app.ticket;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.TicketRecord;

/** One calm line: there is a ticket about the same already. */
final class DuplicateLine {
  private final DuplicateWatch watch;
  private final Messages messages;
  private final Label words = new Label();
  private final Button open = new Button();
  private final HBox line = new HBox(words, open);

  DuplicateLine(DuplicateWatch watch, Messages messages) {
    this.watch = watch;
    this.messages = messages;
    words.setGraphic(Icons.of(Feather.COPY));
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    open.setId("ticket-open-instead");
    open.setGraphic(new KeyHint(messages, SeatAction.INSTEAD));
    open.textProperty().bind(messages.text("ticket.duplicate.open"));
    open.setMinWidth(Button.USE_PREF_SIZE);
    open.setOnAction(pressed -> watch.openInstead());
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("ticket-duplicate");
    watch.foundProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  Node node() {
    return line;
  }

  boolean isShown() {
    return watch.foundProperty().get() != null;
  }

  private void show() {
    TicketRecord found = watch.foundProperty().get();
    Presence.of(line, found != null);
    words.setText(found == null ? "" : question(found));
    String sentence = found == null ? "" : sentence(found);
    words.setAccessibleText(sentence);
    words.setTooltip(sentence.isEmpty() ? null : new Tooltip(sentence));
  }

  private String question(TicketRecord found) {
    return found.number().isEmpty()
        ? messages.get("ticket.duplicate.short-unsent")
        : messages.get("ticket.duplicate.short", found.number());
  }

  private String sentence(TicketRecord found) {
    String state = messages.get("customer.ticket-state." + found.state());
    String when = Clocks.dayAndTime(found.createdAtMs());
    return found.number().isEmpty()
        ? messages.get("ticket.duplicate.unsent", when, state)
        : messages.get("ticket.duplicate", found.number(), when, state);
  }
}
