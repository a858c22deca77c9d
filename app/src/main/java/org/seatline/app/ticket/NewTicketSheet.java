package org.seatline.app.ticket;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.UiThread;
import org.seatline.protocol.CustomerRecord;

/** The choice of the form of a new ticket, in the place of the form. */
final class NewTicketSheet extends VBox {
  private final NewTicket model;
  private final Messages messages;
  private final TextField text = new TextField();
  private final ListView<NewTicket.Choice> list = new ListView<>();
  private final CheckBox forCall = new CheckBox();
  private final CheckBox forCustomer = new CheckBox();
  private final Label nobody = new Label();
  private @Nullable Node focusedBefore;

  NewTicketSheet(NewTicket model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("new-ticket");
    Label title = new Label();
    title.textProperty().bind(messages.text("ticket.new.title"));
    title.getStyleClass().add("strong");
    text.setId("new-ticket-text");
    text.promptTextProperty().bind(messages.text("ticket.new.prompt"));
    text.accessibleTextProperty().bind(messages.text("ticket.new.prompt"));
    text.textProperty().addListener((property, before, typed) -> model.type(typed));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    buildList();
    buildChecks();
    getChildren().setAll(title, text, list, forCall, forCustomer, nobody);
    addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    model.openProperty().addListener((property, before, open) -> show(open));
    model.customerProperty().addListener(changed -> showOwner());
    messages.languageProperty().addListener(changed -> showOwner());
    showOwner();
    show(false);
  }

  private void buildList() {
    list.setItems(model.choices());
    list.setId("new-ticket-forms");
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Cell());
    list.accessibleTextProperty().bind(messages.text("ticket.new.title"));
    Label none = new Label();
    none.textProperty().bind(messages.text("ticket.new.no-form"));
    none.getStyleClass().add("muted");
    list.setPlaceholder(none);
    VBox.setVgrow(list, Priority.ALWAYS);
    model
        .choices()
        .addListener(
            (ListChangeListener<NewTicket.Choice>)
                change -> list.getSelectionModel().selectFirst());
  }

  private void buildChecks() {
    forCall.setId("new-ticket-for-call");
    forCall.textProperty().bind(messages.text("ticket.new.for-call"));
    forCall.selectedProperty().bindBidirectional(model.forCallProperty());
    forCustomer.setId("new-ticket-for-customer");
    forCustomer.selectedProperty().bindBidirectional(model.forCustomerProperty());
    forCustomer.setWrapText(true);
    nobody.getStyleClass().add("muted");
    nobody.setWrapText(true);
    nobody.textProperty().bind(messages.text("ticket.new.no-customer"));
  }

  private void showOwner() {
    CustomerRecord whose = model.customerProperty().get();
    Presence.of(forCustomer, whose != null);
    Presence.of(nobody, whose == null);
    if (whose != null) {
      forCustomer.setText(messages.get("ticket.new.for-customer", messages.of(whose.name())));
    }
  }

  private void show(boolean open) {
    boolean focused = isFocusWithin();
    Presence.of(this, open);
    Presence.of(forCall, model.inCallProperty().get());
    if (open) {
      focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
      text.clear();
      text.requestFocus();
    } else if (focused) {
      Node back = focusedBefore;
      UiThread.later(
          () -> {
            if (back != null && back.getScene() != null) {
              back.requestFocus();
            }
          });
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> chosen();
      case DOWN -> move(1);
      case UP -> move(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      chosen();
      event.consume();
    }
  }

  private void chosen() {
    NewTicket.Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null) {
      model.choose(choice);
    }
  }

  private void move(int by) {
    int size = model.choices().size();
    if (size > 0) {
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
      list.getSelectionModel().select(next);
      list.scrollTo(next);
    }
  }

  /** A form and its queue. */
  private final class Cell extends ListCell<NewTicket.Choice> {
    Cell() {
      setOnMouseClicked(
          event -> {
            NewTicket.Choice choice = getItem();
            if (choice != null) {
              model.choose(choice);
            }
          });
    }

    @Override
    protected void updateItem(NewTicket.Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(null);
      setGraphic(empty || choice == null ? null : row(choice));
    }

    private Node row(NewTicket.Choice choice) {
      Label form = new Label(messages.of(choice.title()));
      if (choice.template() != null) {
        form.getStyleClass().add("new-ticket-template");
        form.setGraphic(Icons.of(Feather.COPY));
      }
      Label queue = new Label(messages.of(choice.queue().name()));
      queue.getStyleClass().addAll("muted", "small");
      HBox row = new HBox(form, queue);
      row.getStyleClass().add("new-ticket-row");
      row.setAlignment(Pos.CENTER_LEFT);
      return row;
    }
  }
}
