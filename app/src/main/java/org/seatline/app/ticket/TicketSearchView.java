package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;

/** The page on which tickets are searched: one field, a few choices, what was found. */
public final class TicketSearchView extends VBox {
  private final TicketSearchModel model;
  private final Messages messages;
  private final TextField text = new TextField();
  private final ListView<TicketSearchModel.Line> list = new ListView<>();
  private final List<Runnable> fills = new ArrayList<>();

  /**
   * The page.
   *
   * @param leave goes back to where one was
   */
  public TicketSearchView(TicketSearchModel model, Messages messages, Runnable leave) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("pane-card", "ticket-search");
    SavedFilterChips chips = new SavedFilterChips(model, messages);
    getChildren()
        .setAll(
            head(leave), text, chips, filters(), summary(), TicketSearchRow.head(messages), list);
    buildText();
    buildList();
    sceneProperty()
        .addListener(
            (property, before, scene) -> {
              if (scene != null) { // somebody else may have signed in meanwhile
                fills.forEach(Runnable::run);
                chips.show();
                model.saved().read();
                model.search();
                UiThread.later(text::requestFocus);
              }
            });
  }

  private Node head(Runnable leave) {
    Label title = new Label();
    title.textProperty().bind(messages.text("ticket.search.title"));
    title.getStyleClass().add("sheet-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button back = new Button();
    back.setId("ticket-search-back");
    back.textProperty().bind(messages.text("ticket.search.back"));
    back.setOnAction(pressed -> leave.run());
    HBox head = new HBox(title, back);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void buildText() {
    text.setId("ticket-search-text");
    text.promptTextProperty().bind(messages.text("ticket.search.prompt"));
    text.accessibleTextProperty().bind(messages.text("ticket.search.prompt"));
    text.textProperty().bindBidirectional(model.textProperty());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private Node filters() {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("ticket-search-filters");
    row.getChildren()
        .setAll(
            box("state", model.stateProperty(), model.choices()::states),
            box("queue", model.queueProperty(), model.choices()::queues),
            box("assignee", model.assigneeProperty(), model.choices()::assignees),
            box("days", model.daysProperty(), model.choices()::times),
            new SaveFilterLine(model, messages));
    return row;
  }

  private ComboBox<TicketChoices.Choice> box(
      String id,
      ObjectProperty<TicketChoices.Choice> value,
      Supplier<List<TicketChoices.Choice>> choices) {
    ComboBox<TicketChoices.Choice> box = new ComboBox<>();
    box.setId("ticket-search-" + id);
    box.accessibleTextProperty().bind(messages.text("ticket.search.label." + id));
    box.setConverter(new Words());
    Runnable fill =
        () -> {
          List<TicketChoices.Choice> all = choices.get();
          String chosen = value.get().id();
          box.getItems().setAll(all);
          box.setValue(
              all.stream()
                  .filter(each -> each.id().equals(chosen))
                  .findFirst()
                  .orElse(all.getFirst()));
        };
    box.valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                value.set(now);
              }
            });
    value.addListener(
        changed -> {
          if (!value.get().equals(box.getValue())) {
            fill.run();
          }
        });
    messages.languageProperty().addListener(changed -> fill.run());
    fills.add(fill);
    fill.run();
    return box;
  }

  /** Shows a choice by its words. */
  private static final class Words extends StringConverter<TicketChoices.Choice> {
    @Override
    public String toString(TicketChoices.@Nullable Choice choice) {
      return choice == null ? "" : choice.words();
    }

    @Override
    public TicketChoices.Choice fromString(String words) {
      return new TicketChoices.Choice("", words); // nothing is typed into these boxes
    }
  }

  private Node summary() {
    Label summary = new Label();
    summary.setId("ticket-search-summary");
    summary.getStyleClass().addAll("muted", "small");
    summary.textProperty().bind(model.summaryProperty());
    return summary;
  }

  private void buildList() {
    list.setId("ticket-search-found");
    list.setItems(model.found());
    list.accessibleTextProperty().bind(messages.text("ticket.search.title"));
    list.setCellFactory(view -> new Cell());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    Label none = new Label();
    none.textProperty().bind(messages.text("ticket.search.none"));
    none.getStyleClass().add("muted");
    list.setPlaceholder(none);
    VBox.setVgrow(list, Priority.ALWAYS);
    model
        .found()
        .addListener(
            (ListChangeListener<TicketSearchModel.Line>)
                change -> list.getSelectionModel().selectFirst());
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      TicketSearchModel.Line line = list.getSelectionModel().getSelectedItem();
      if (line != null) {
        model.open(line);
      }
      event.consume();
    } else if (text.isFocused()
        && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP)) {
      move(event.getCode() == KeyCode.DOWN ? 1 : -1);
      event.consume();
    }
  }

  private void move(int by) {
    int size = model.found().size();
    if (size > 0) {
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 4));
    }
  }

  /** A ticket that was found. */
  private final class Cell extends ListCell<TicketSearchModel.Line> {
    Cell() {
      setOnMouseClicked(
          event -> {
            TicketSearchModel.Line line = getItem();
            if (line != null && event.getClickCount() == 2) {
              model.open(line);
            }
          });
    }

    @Override
    protected void updateItem(TicketSearchModel.Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(empty || line == null ? null : TicketSearchRow.of(line));
    }
  }
}
