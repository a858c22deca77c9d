package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;

/** Customers to choose from, each with what tells it apart and the key that chooses it. */
final class ChoicePane {
  private final CustomerViewModel model;
  private final Messages messages;
  private final CustomerCard card;

  ChoicePane(CustomerViewModel model, Messages messages, CustomerCard card) {
    this.model = model;
    this.messages = messages;
    this.card = card;
  }

  /** Those who share the caller's number, and the way out. */
  List<Node> callers() {
    List<CustomerRecord> candidates = model.candidates();
    List<Node> nodes = listed(messages.get("customer.choose", candidates.size()), candidates, "");
    nodes.add(newCaller());
    return nodes;
  }

  /** Those who were searched for: digits are typed into the search, so it needs Ctrl. */
  List<Node> found() {
    List<CustomerRecord> found = model.search().found();
    return listed(messages.get("customer.found", found.size()), found, "Ctrl+");
  }

  private List<Node> listed(String title, List<CustomerRecord> customers, String key) {
    Label heading = new Label(title);
    heading.getStyleClass().addAll("strong", "customer-choice-title");
    heading.setWrapText(true);
    List<Node> nodes = new ArrayList<>();
    nodes.add(heading);
    int place = 1;
    for (CustomerRecord customer : customers) {
      nodes.add(choice(customer, place, key + place));
      place++;
    }
    return nodes;
  }

  private VBox choice(CustomerRecord customer, int place, String key) {
    Label name = new Label(messages.of(customer.name()));
    name.getStyleClass().add("strong");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(name, gap, new KeyHint(key));
    head.getStyleClass().add("customer-choice-head");
    VBox content = new VBox(head);
    List<Node> flags = card.flags(customer);
    if (!flags.isEmpty()) {
      FlowPane row = new FlowPane();
      row.getStyleClass().add("customer-flags");
      row.getChildren().setAll(flags);
      content.getChildren().add(row);
    }
    facts(customer).forEach(fact -> content.getChildren().add(fact(fact)));
    content.getStyleClass().add("customer-choice");
    content.setId("customer-choice-" + place);
    content.setAccessibleRole(AccessibleRole.BUTTON);
    content.setAccessibleText(
        String.join(", ", messages.of(customer.name()), String.join(", ", facts(customer))));
    content.setOnMouseClicked(clicked -> model.select(customer));
    return content;
  }

  /** Address, meter, last contact, as far as there are any. */
  private List<String> facts(CustomerRecord customer) {
    List<String> facts = new ArrayList<>();
    facts.add(messages.of(customer.address()));
    if (!customer.meters().isEmpty()) {
      facts.add(messages.get("customer.choice-meter", customer.meters().getFirst().number()));
    }
    ContactRecord last = model.choice().lastContact(customer.id());
    if (last != null) {
      String words = messages.of(last.summary());
      facts.add(
          messages.get(
              "customer.choice-contact",
              Clocks.dayAndTime(last.startedAtMs()),
              words.isBlank() ? model.queueName(last.queueId()) : words));
    }
    facts.removeIf(String::isBlank);
    return facts;
  }

  private static Label fact(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    return label;
  }

  private Button newCaller() {
    Button button = new Button(messages.get("customer.none-of-them"), Icons.of(Feather.USER_PLUS));
    button.getStyleClass().add("customer-new");
    button.setId("customer-new");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(pressed -> model.callerIsNew());
    return button;
  }
}
