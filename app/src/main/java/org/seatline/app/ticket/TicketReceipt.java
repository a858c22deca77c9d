package org.seatline.app.ticket;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.form.FieldWords;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;

/** What stands in place of the form once the ticket is submitted: where it is, and what it says. */
final class TicketReceipt extends VBox {
  private final Messages messages;

  TicketReceipt(TicketViewModel model, Messages messages, FormDocument form) {
    this.messages = messages;
    getStyleClass().add("ticket-receipt");
    boolean delivered = model.savedProperty().get() == TicketSafety.DELIVERED;
    String number = model.keeping().numberProperty().get();
    boolean changed = model.changes() != null;
    String key =
        changed
            ? delivered ? "ticket.receipt.change-delivered" : "ticket.receipt.change-kept"
            : delivered ? "ticket.receipt.delivered" : "ticket.receipt.kept";
    Label title =
        new Label(
            number.isEmpty() ? messages.get(key) : messages.get("ticket.receipt.numbered", number),
            Icons.of(delivered ? Feather.CHECK_CIRCLE : Feather.HARD_DRIVE));
    title.getStyleClass().add("ticket-receipt-title");
    title.setWrapText(true);
    getChildren().add(title);
    if (!delivered) {
      Label wait = new Label(messages.get("ticket.receipt.will-send"));
      wait.getStyleClass().add("muted");
      wait.setWrapText(true);
      getChildren().add(wait);
    }
    model.veil().lay(form, veil -> addLines(model, form, veil));
  }

  private void addLines(TicketViewModel model, FormDocument form, NumberVeil veil) {
    Map<String, String> values = model.state(form).effective();
    form.fields()
        .filter(field -> values.containsKey(field.id()))
        .forEach(
            field -> getChildren().add(line(field, values.getOrDefault(field.id(), ""), veil)));
  }

  private Node line(FormField field, String value, NumberVeil veil) {
    Label label = new Label(messages.of(field.label()));
    label.getStyleClass().addAll("muted", "ticket-label");
    label.setWrapText(true);
    Label shown = new Label(FieldWords.of(messages, veil, field, value));
    shown.setWrapText(true);
    HBox row = new HBox(label, shown);
    row.getStyleClass().add("ticket-row");
    return row;
  }
}
