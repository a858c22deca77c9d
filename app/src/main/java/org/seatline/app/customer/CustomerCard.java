package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.MadeOnce;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.Masked;
import org.seatline.protocol.CustomerRecord;

/** The sections of a customer's record, what is open first. */
final class CustomerCard {
  private static final int OPEN_MAX = 6;

  /** What the stylesheet leaves at the left and right of a ticket's line. */
  private static final double TICKET_INSETS = 8;

  private static final long MINUTE_MS = 60_000;

  private final CustomerViewModel model;
  private final Messages messages;
  private final Consumer<String> reveal;
  private final TimeLinePane contacts;
  private final BillingLines billing;
  private final MadeOnce headOf = new MadeOnce();
  private final MadeOnce ticketsOf = new MadeOnce();
  private final MadeOnce contactsOf = new MadeOnce();
  private final MadeOnce metersOf = new MadeOnce();
  private final MadeOnce billsOf = new MadeOnce();

  /**
   * @param reveal asks for a masked number
   */
  CustomerCard(CustomerViewModel model, Messages messages, Consumer<String> reveal) {
    this.reveal = reveal;
    this.model = model;
    this.messages = messages;
    this.contacts = new TimeLinePane(model, messages);
    this.billing = new BillingLines(messages);
  }

  List<Node> sections(CustomerRecord customer) {
    Language language = messages.languageProperty().get();
    List<Node> nodes = new ArrayList<>();
    nodes.add(headOf.of(List.of(customer, numbers(customer), language), () -> head(customer)));
    mergeLine().ifPresent(nodes::add);
    nodes.add(ticketsOf.of(List.of(ticketWords(), language), this::openTicketSection));
    nodes.add(
        contactsOf.of(
            List.of(contacts.shows(), language),
            () -> section("customer.contacts", contacts.lines())));
    nodes.add(
        metersOf.of(
            List.of(customer, language),
            () -> section("customer.meters", billing.meters(customer))));
    nodes.add(
        billsOf.of(
            List.of(customer, language), () -> section("customer.bills", billing.bills(customer))));
    nodes.add(acts(customer));
    return nodes;
  }

  /** How each number is shown at the moment. */
  private List<String> numbers(CustomerRecord customer) {
    NumberSight sight = model.numbers();
    return customer.phones().stream()
        .map(
            number ->
                model.numberText(number)
                    + (sight.isOpen(number) ? sight.secondsLeft(number) : sight.masks()))
        .toList();
  }

  private List<Object> ticketWords() {
    List<Object> words = new ArrayList<>();
    for (TicketLine line : model.record().tickets()) {
      words.add(line);
      words.add(model.queueName(line.ticket().queueId()));
    }
    return words;
  }

  /** Calls, closed tickets and notes. */
  TimeLinePane contacts() {
    return contacts;
  }

  private Node acts(CustomerRecord customer) {
    FlowPane acts = new FlowPane();
    acts.getStyleClass().add("customer-buttons");
    if (model.record().edit().allowed()) {
      acts.getChildren()
          .add(act("customer.edit", SeatAction.EDIT_CUSTOMER, model.record()::beginEdit));
    }
    RecordMerge merge = model.record().merge();
    if (merge.allowed() && merge.search().suspects().isEmpty()) {
      acts.getChildren()
          .add(act("customer.merge.open", SeatAction.MERGE, model.record()::beginMerge));
    }
    acts.getChildren()
        .add(
            act(
                "customer.history-open",
                SeatAction.HISTORY,
                () -> model.record().history().open(customer)));
    return acts;
  }

  private Button act(String key, SeatAction action, Runnable run) {
    Button button = new Button(messages.get(key), new KeyHint(messages, action));
    button.setId("customer-" + action.id());
    button.getStyleClass().add("customer-new");
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(pressed -> run.run());
    return button;
  }

  /** Another record that may be the same customer, or the merge that is on its way. */
  private Optional<Node> mergeLine() {
    RecordMerge merge = model.record().merge();
    CustomerRecord sent = merge.sent().goneProperty().get();
    if (sent != null) {
      Label label = none("customer.merge.sent");
      label.setText(messages.get("customer.merge.sent", messages.of(sent.name())));
      label.setWrapText(true);
      return Optional.of(label);
    }
    return merge.search().suspects().stream()
        .findFirst()
        .map(
            suspect -> {
              String name = messages.of(suspect.other().name());
              String why = new MergeWords(model, messages).why(suspect.why());
              Button line =
                  act("customer.merge.open", SeatAction.MERGE, model.record()::beginMerge);
              line.setText(messages.get("customer.merge.suspect", name, why));
              line.getStyleClass().add("customer-like");
              line.setMinWidth(0);
              line.setMaxWidth(Double.MAX_VALUE);
              line.setWrapText(true);
              return line;
            });
  }

  private Node head(CustomerRecord customer) {
    Label name = new Label(messages.of(customer.name()));
    name.getStyleClass().add("customer-name");
    name.setId("customer-name");
    VBox head = new VBox(name);
    head.getStyleClass().add("customer-head");
    List<Node> flags = flags(customer);
    if (!flags.isEmpty()) {
      FlowPane row = new FlowPane();
      row.getStyleClass().add("customer-flags");
      row.getChildren().setAll(flags);
      head.getChildren().add(row);
    }
    customer.phones().forEach(phone -> head.getChildren().add(phone(phone)));
    head.getChildren().add(fact(Feather.MAP_PIN, messages.of(customer.address())));
    return head;
  }

  private Node phone(String number) {
    HBox row = fact(Feather.PHONE, model.numberText(number));
    NumberSight sight = model.numbers();
    if (sight.isOpen(number)) {
      Label left = new Label(messages.get("customer.reveal-left", sight.secondsLeft(number)));
      left.getStyleClass().addAll("muted", "small");
      row.getChildren().add(left);
    } else if (sight.masks() && !Masked.isMasked(number)) {
      Button show = new Button(null, Icons.of(Feather.EYE));
      show.getStyleClass().add("customer-eye");
      show.setFocusTraversable(false);
      show.setAccessibleText(messages.get("customer.reveal"));
      show.setTooltip(new Tooltip(messages.get("customer.reveal")));
      show.setOnAction(pressed -> reveal.accept(number));
      row.getChildren().add(show);
    }
    return row;
  }

  private static HBox fact(Feather icon, String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    HBox row = new HBox(Icons.of(icon), label);
    row.getStyleClass().add("customer-fact");
    return row;
  }

  /** Word and icon, most serious first. */
  List<Node> flags(CustomerRecord customer) {
    List<Node> flags = new ArrayList<>();
    addFlag(flags, customer, "life-support", "alarm", Feather.ACTIVITY);
    addFlag(flags, customer, "do-not-call", "warn", Feather.PHONE_OFF);
    addFlag(flags, customer, "vip", "accent", Feather.STAR);
    String language = "customer.language." + customer.language();
    if (messages.has(language)) {
      Label label = new Label(messages.get(language), Icons.of(Feather.GLOBE));
      label.setId("customer-language");
      label.setAccessibleText(messages.get("customer.speaks", messages.get(language)));
      label.getStyleClass().add("tag");
      label.setMinWidth(Region.USE_PREF_SIZE);
      flags.add(label);
    }
    return flags;
  }

  private void addFlag(
      List<Node> flags, CustomerRecord customer, String flag, String style, Feather icon) {
    if (customer.flags().contains(flag)) {
      Label label = new Label(messages.get("customer.flag." + flag), Icons.of(icon));
      label.getStyleClass().addAll("tag", style);
      label.setMinWidth(Region.USE_PREF_SIZE);
      flags.add(label);
    }
  }

  private VBox section(String key, List<Node> lines) {
    Label heading = new Label(messages.get(key));
    heading.getStyleClass().add("pane-heading");
    VBox section = new VBox(heading);
    section.getStyleClass().add("customer-section");
    section.getChildren().addAll(lines);
    return section;
  }

  /** Its key stands at the heading, where there is something to open. */
  private Node openTicketSection() {
    List<Node> lines = openTickets();
    VBox section = section("customer.open-tickets", lines);
    if (lines.getFirst() instanceof Button && section.getChildren().getFirst() instanceof Label l) {
      l.setGraphic(new KeyHint(messages, SeatAction.OPEN_TICKET));
      l.setContentDisplay(ContentDisplay.RIGHT);
    }
    return section;
  }

  private List<Node> openTickets() {
    List<Node> lines = new ArrayList<>();
    model.record().tickets().stream()
        .filter(TicketLine::isOpen)
        .limit(OPEN_MAX)
        .forEach(line -> lines.add(ticket(line)));
    return lines.isEmpty() ? List.of(none("customer.no-open-tickets")) : lines;
  }

  private Node ticket(TicketLine line) {
    String number = line.ticket().number();
    Label title =
        new Label(
            (number.isEmpty() ? messages.get("customer.ticket-unsent") : "#" + number)
                + "  "
                + model.queueName(line.ticket().queueId()));
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    Label due = new Label(due(line), Icons.of(dueIcon(line.due())));
    due.getStyleClass().addAll("tag", dueStyle(line.due()));
    due.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(title, due);
    row.setAlignment(Pos.CENTER_LEFT);
    Button open = new Button(null, row);
    open.getStyleClass().add("customer-ticket");
    open.setId("customer-ticket-" + line.ticket().id());
    open.setMaxWidth(Double.MAX_VALUE);
    open.setFocusTraversable(false);
    open.setAccessibleText(title.getText());
    open.setTooltip(new Tooltip(messages.get("customer.ticket-open")));
    row.prefWidthProperty().bind(open.widthProperty().subtract(TICKET_INSETS));
    open.setOnAction(pressed -> model.record().ticketChoice().open(line.ticket()));
    return open;
  }

  private String due(TicketLine line) {
    return switch (line.due()) {
      case CLOSED -> messages.get("customer.ticket-closed");
      case OPEN -> messages.get("customer.ticket-state." + line.ticket().state());
      case LATER, SOON -> messages.get("customer.due-in", span(line.leftMs()));
      case OVERDUE -> messages.get("customer.overdue", span(-line.leftMs()));
    };
  }

  private String span(long millis) {
    long minutes = Math.max(1, millis / MINUTE_MS);
    if (minutes < 60) {
      return messages.get("customer.minutes", minutes);
    }
    return minutes < 48 * 60
        ? messages.get("customer.hours", Math.round(minutes / 60.0))
        : messages.get("customer.days", Math.round(minutes / 1440.0));
  }

  private static Feather dueIcon(TicketLine.Due due) {
    return due == TicketLine.Due.OVERDUE ? Feather.ALERT_CIRCLE : Feather.CLOCK;
  }

  private static String dueStyle(TicketLine.Due due) {
    return switch (due) {
      case OVERDUE -> "alarm";
      case SOON -> "warn";
      case LATER, OPEN -> "accent";
      case CLOSED -> "good";
    };
  }

  private Label none(String key) {
    Label label = new Label(messages.get(key));
    label.getStyleClass().add("faint");
    return label;
  }
}
