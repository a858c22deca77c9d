package org.seatline.app.customer;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneText;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.SceneKeys;
import org.seatline.protocol.CustomerRecord;

/** The customer pane: search, and the record, the choice, or the unknown caller. */
public final class CustomerView extends VBox {
  private final CustomerViewModel model;
  private final Messages messages;
  private final TextField search = new TextField();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private final CustomerCard card;
  private final TextField note = new TextField();
  private final Label noteSaved = new Label();
  private final HBox noteLine = new HBox(note, new KeyHint("Ctrl+M"));
  private boolean ticketKeyHeld;
  private final VBox noteBox = new VBox(noteLine, noteSaved);

  /** Shows the customer. */
  public CustomerView(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.card = new CustomerCard(model, messages);
    getStyleClass().addAll("pane-card", "customer-view");
    build();
    model.modeProperty().addListener(changed -> show());
    model.selectedProperty().addListener(changed -> show());
    model.search().showingProperty().addListener(changed -> show());
    model.record().noteSavedProperty().addListener(changed -> show());
    model.candidates().addListener((ListChangeListener<Object>) change -> show());
    model.search().found().addListener((ListChangeListener<Object>) change -> show());
    model.record().tickets().addListener((ListChangeListener<Object>) change -> show());
    model.record().contacts().addListener((ListChangeListener<Object>) change -> show());
    model.loadingProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> show());
    SceneKeys.filter(this, this::key);
    SceneKeys.released(this, event -> ticketKeyHeld &= event.getCode() != KeyCode.O);
    show();
  }

  private void build() {
    search.setId("customer-search");
    search.promptTextProperty().bind(messages.text("customer.search"));
    search.textProperty().addListener((property, before, after) -> model.search().type(after));
    model
        .search()
        .textProperty()
        .addListener(
            (property, before, after) -> {
              if (!search.getText().equals(after)) {
                search.setText(after);
              }
            });
    // Reached by its key: the first focus of the window belongs to the script, not to a search.
    search.setFocusTraversable(false);
    search.setOnAction(entered -> model.selectByKey(1));
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox top = new HBox(Icons.of(Feather.SEARCH), search, new KeyHint("Ctrl+U"));
    top.getStyleClass().add("customer-top");
    top.setAlignment(Pos.CENTER_LEFT);
    body.getStyleClass().add("customer-body");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    buildNote();
    getChildren().setAll(top, scroll, noteBox);
  }

  /** Stands outside what is built anew with each change, so that half a note stays. */
  private void buildNote() {
    note.setId("customer-note");
    note.promptTextProperty().bind(messages.text("customer.note-here"));
    note.setFocusTraversable(false);
    HBox.setHgrow(note, Priority.ALWAYS);
    noteLine.getStyleClass().add("customer-note-line");
    note.setOnAction(
        entered -> {
          model.record().addNote(note.getText());
          note.clear();
        });
    noteSaved.getStyleClass().addAll("small", "muted");
    noteSaved.setGraphic(Icons.of(Feather.CHECK));
    noteBox.getStyleClass().add("customer-note");
    model.selectedProperty().addListener(changed -> note.clear());
  }

  private void show() {
    body.getChildren().clear();
    boolean record =
        model.modeProperty().get() == CustomerViewModel.Mode.RECORD
            && !model.search().showingProperty().get();
    Presence.of(noteBox, record);
    String kept = model.record().noteSavedProperty().get();
    noteSaved.setText(messages.get("customer.note-saved", kept));
    Presence.of(noteSaved, !kept.isEmpty());
    if (model.search().showingProperty().get()) {
      showChoice(
          messages.get("customer.found", model.search().found().size()), model.search().found());
      return;
    }
    CustomerRecord customer = model.selectedProperty().get();
    switch (model.modeProperty().get()) {
      case RECORD -> {
        if (customer != null) {
          body.getChildren().setAll(card.sections(customer));
        }
      }
      case CHOICE -> {
        showChoice(messages.get("customer.choose", model.candidates().size()), model.candidates());
        body.getChildren().add(newCaller());
      }
      case UNKNOWN -> showUnknown();
      case EMPTY -> body.getChildren().add(quiet(messages.get("customer.nobody")));
    }
  }

  private void showChoice(String title, Iterable<CustomerRecord> customers) {
    Label heading = new Label(title);
    heading.getStyleClass().addAll("strong", "customer-choice-title");
    heading.setWrapText(true);
    body.getChildren().add(heading);
    int place = 1;
    for (CustomerRecord customer : customers) {
      body.getChildren().add(choice(customer, place++));
    }
  }

  private VBox choice(CustomerRecord customer, int place) {
    Label name = new Label(messages.of(customer.name()));
    name.getStyleClass().add("strong");
    FlowPane flags = new FlowPane();
    flags.getStyleClass().add("customer-flags");
    flags.getChildren().setAll(card.flags(customer));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(name, gap, new KeyHint("Ctrl+" + place));
    head.getStyleClass().add("customer-choice-head");
    Label address = new Label(messages.of(customer.address()));
    address.getStyleClass().addAll("muted", "small");
    address.setWrapText(true);
    VBox content = new VBox(head, address);
    if (!flags.getChildren().isEmpty()) {
      content.getChildren().add(1, flags);
    }
    content.getStyleClass().add("customer-choice");
    content.setId("customer-choice-" + place);
    content.setAccessibleRole(AccessibleRole.BUTTON);
    content.setAccessibleText(messages.of(customer.name()));
    content.setOnMouseClicked(clicked -> model.select(customer));
    return content;
  }

  private Button newCaller() {
    Button button = new Button(messages.get("customer.none-of-them"), Icons.of(Feather.USER_PLUS));
    button.getStyleClass().add("customer-new");
    button.setId("customer-new");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(pressed -> model.callerIsNew());
    return button;
  }

  private void showUnknown() {
    String number = model.callerNumberProperty().get();
    Label title = new Label(messages.get("customer.new-caller"), Icons.of(Feather.USER_PLUS));
    title.getStyleClass().addAll("large", "strong");
    Label shown =
        new Label(number.isEmpty() ? messages.get("customer.withheld") : PhoneText.display(number));
    shown.getStyleClass().add("customer-number");
    int loading = model.loadingProperty().get();
    String words =
        loading < 0 || number.isEmpty()
            ? messages.get("customer.unknown")
            : messages.get("customer.loading", loading);
    body.getChildren().setAll(title, shown, quiet(words));
  }

  private static Label quiet(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private void key(KeyEvent event) {
    if (!event.isShortcutDown() || event.isAltDown()) {
      if (event.getCode() == KeyCode.ESCAPE && model.search().showingProperty().get()) {
        model.search().leave();
        event.consume();
      }
      return;
    }
    int digit = SceneKeys.digit(event);
    if (event.getCode() == KeyCode.U) {
      search.requestFocus();
      search.selectAll();
      event.consume();
    } else if (event.getCode() == KeyCode.M && noteBox.isVisible()) {
      note.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.O && (ticketKeyHeld || model.record().openNextTicket())) {
      ticketKeyHeld = true; // a key that is held opens one ticket, not one after the other
      event.consume();
    } else if (digit > 0 && model.selectByKey(digit)) {
      event.consume();
    }
  }
}
