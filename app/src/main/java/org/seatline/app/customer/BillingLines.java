package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerRecord;

/** What billing knows of a customer, line by line. */
final class BillingLines {
  private static final int BILLS_MAX = 4;

  private final Messages messages;

  BillingLines(Messages messages) {
    this.messages = messages;
  }

  /** The meters, each with its place. */
  List<Node> meters(CustomerRecord customer) {
    List<Node> lines = new ArrayList<>();
    for (CustomerRecord.Meter meter : customer.meters()) {
      lines.add(pair(meter.number(), messages.of(meter.place()), "muted"));
    }
    return lines.isEmpty() ? List.of(none("customer.no-meters")) : lines;
  }

  /** The bills, unpaid ones first, then the latest. */
  List<Node> bills(CustomerRecord customer) {
    List<Node> lines = new ArrayList<>();
    customer.bills().stream()
        .sorted(
            Comparator.comparing(CustomerRecord.Bill::paid)
                .thenComparing(CustomerRecord.Bill::month, Comparator.reverseOrder()))
        .limit(BILLS_MAX)
        .forEach(bill -> lines.add(bill(bill)));
    return lines.isEmpty() ? List.of(none("customer.no-bills")) : lines;
  }

  private Node bill(CustomerRecord.Bill bill) {
    String words =
        bill.month() + "  " + messages.get("customer.bill-amount", bill.amount(), bill.kwh());
    return bill.paid()
        ? pair(words, messages.get("customer.bill-paid"), "faint")
        : pair(words, messages.get("customer.bill-unpaid"), "customer-unpaid");
  }

  private static Node pair(String left, String right, String rightStyle) {
    Label words = new Label(left);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label detail = new Label(right);
    detail.getStyleClass().add(rightStyle);
    detail.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(words, detail);
    row.getStyleClass().add("customer-line");
    return row;
  }

  private Label none(String key) {
    Label label = new Label(messages.get(key));
    label.getStyleClass().add("faint");
    return label;
  }
}
