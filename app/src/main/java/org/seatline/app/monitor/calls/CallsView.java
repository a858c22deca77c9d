package org.seatline.app.monitor.calls;

import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.calls.CallsPicture.Row;

/** The last calls as a table; the chosen one is explained beside it. */
public final class CallsView extends HBox {
  private final CallsViewModel model;
  private final Messages messages;
  private final TableView<Row> table = new TableView<>();
  private final TextField search = new TextField();
  private boolean showing;

  /** Shows what the view model says, and asks the server whenever it is shown. */
  public CallsView(CallsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("calls-view");
    VBox list = new VBox(head(), table);
    list.getStyleClass().addAll("pane-card", "calls-list");
    list.setMinWidth(0);
    HBox.setHgrow(list, Priority.ALWAYS);
    table();
    getChildren().addAll(list, new WhyView(model, messages));
    setFocusTraversable(true);
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    focusedProperty()
        .addListener(
            property -> {
              if (isFocused()) {
                focusTable();
              }
            });
    model.rowsProperty().addListener(property -> show());
    model.chosenProperty().addListener(property -> select());
    sceneProperty()
        .addListener(
            property -> {
              if (getScene() != null) {
                model.load();
              }
            });
    show();
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("calls.title"));
    title.getStyleClass().add("sheet-title");
    search.setId("calls-search");
    search.promptTextProperty().bind(messages.text("calls.find"));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.setOnAction(event -> focusTable());
    HBox.setHgrow(search, Priority.ALWAYS);
    Label sentence = new Label();
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.getStyleClass().add("muted");
    ActionButton again = new ActionButton(Feather.REFRESH_CW, "R", "calls-action", model::load);
    again.word().textProperty().bind(messages.text("calls.again"));
    HBox head = new HBox(title, search, sentence, again);
    head.getStyleClass().add("calls-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void table() {
    table.setId("calls-table");
    table.getStyleClass().add("calls-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    VBox.setVgrow(table, Priority.ALWAYS);
    column("calls.time", 84, Row::time);
    column("calls.number", 130, Row::number);
    column("calls.queue", 130, Row::queue);
    column("calls.agent", 120, Row::agent);
    column("calls.outcome", 110, Row::outcome);
    column("calls.wait", 60, Row::waited).getStyleClass().add("calls-number");
    column("calls.talk", 60, Row::talked).getStyleClass().add("calls-number");
    Label empty = new Label();
    empty.textProperty().bind(messages.text("calls.empty"));
    empty.getStyleClass().add("muted");
    table.setPlaceholder(empty);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, row) -> {
              if (!showing && row != null) {
                model.choose(row.callId());
              }
            });
  }

  private TableColumn<Row, String> column(String title, double width, Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>();
    column.textProperty().bind(messages.text(title));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    table.getColumns().add(column);
    return column;
  }

  private void show() {
    showing = true;
    table.getItems().setAll(model.rowsProperty().get());
    showing = false;
    select();
  }

  private void select() {
    showing = true;
    String chosen = model.chosenProperty().get();
    table.getItems().stream()
        .filter(row -> row.callId().equals(chosen))
        .findFirst()
        .ifPresent(row -> table.getSelectionModel().select(row));
    showing = false;
  }

  private void focusTable() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCharacter()) {
      case "/" -> search.requestFocus();
      case "r", "R" -> model.load();
      case "t", "T" -> focusTable();
      default -> {}
    }
  }
}
