package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.CustomerRecord;

/** Who changed a record, line by line. */
final class HistoryPane {
  private final CustomerViewModel model;
  private final Messages messages;

  HistoryPane(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  List<Node> of(RecordHistory.Page page) {
    List<Node> nodes = new ArrayList<>();
    Label heading = new Label(messages.get("customer.history"));
    heading.getStyleClass().add("pane-heading");
    nodes.add(heading);
    if (!page.word().isEmpty()) {
      nodes.add(quiet(messages.get(page.word())));
    }
    page.lines().forEach(line -> nodes.add(line(line)));
    Button close = new Button(messages.get("customer.close"));
    close.setId("customer-history-close");
    close.setOnAction(pressed -> model.record().history().close());
    nodes.add(close);
    return nodes;
  }

  private VBox line(CustomerHistory.Line line) {
    Label when = quiet(Clocks.dayAndTime(line.atMs()) + "  " + line.agentId());
    Label what = new Label(words(line));
    what.setWrapText(true);
    VBox box = new VBox(when, what);
    box.getStyleClass().add("customer-field");
    CustomerRecord shown = model.selectedProperty().get();
    if (shown != null && model.record().history().mayPart(line)) {
      Button part = new Button(messages.get("customer.part"));
      part.setOnAction(pressed -> model.record().history().part(shown, line));
      box.getChildren().add(part);
    }
    return box;
  }

  private String words(CustomerHistory.Line line) {
    return switch (line.act()) {
      case "changed" ->
          messages.get(
              "customer.history.changed",
              field(line.about()),
              line.before().isEmpty() ? "–" : value(line.before()),
              line.after().isEmpty() ? "–" : value(line.after()));
      case "revealed" ->
          messages.get("customer.history.revealed", field(line.about()), line.after());
      case "created" -> messages.get("customer.history.created", line.after());
      case "merged" -> messages.get("customer.history.merged", line.after(), line.before());
      case "parted" -> messages.get("customer.history.parted", line.after());
      default -> line.act() + " " + line.about();
    };
  }

  private String value(String value) {
    return value.equals(CustomerField.YES) ? messages.get("customer.there") : value;
  }

  private String field(String field) {
    if (field.startsWith(CustomerField.PHONE)) {
      String number = field.substring(CustomerField.PHONE.length());
      return model.numberText(number);
    }
    String key = "customer.field." + field.replace('/', '.');
    return messages.has(key) ? messages.get(key) : field;
  }

  private static Label quiet(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    return label;
  }
}
