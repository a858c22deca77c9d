package org.seatline.app.monitor.calls;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.AgeLabel;
import org.seatline.app.monitor.RowTable;
import org.seatline.app.monitor.calls.CallsPicture.Row;

/** The last calls as a table; the chosen one is explained beside it. */
public final class CallsView extends HBox {
  private final CallsViewModel model;
  private final Messages messages;
  private final RowTable<Row> table;
  private final TextField search = new TextField();
  private boolean showing;

  /** Shows what the view model says, and asks the server whenever it is shown. */
  public CallsView(CallsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.table = new RowTable<>(messages, "calls-table", "calls.empty");
    getStyleClass().add("calls-view");
    VBox list = new VBox(head(), table);
    list.getStyleClass().addAll("pane-card", "calls-list");
    list.setMinWidth(0);
    HBox.setHgrow(list, Priority.ALWAYS);
    table();
    getChildren().addAll(list, new WhyView(model, messages));
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    table.takeKeysOf(this);
    model.rowsProperty().addListener(property -> show());
    model.chosenProperty().addListener(property -> select());
    RowTable.whenShown(this, model::load);
    show();
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("calls.title"));
    title.getStyleClass().add("sheet-title");
    search.setId("calls-search");
    search.promptTextProperty().bind(messages.text("calls.find"));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.setOnAction(event -> table.take());
    HBox.setHgrow(search, Priority.ALWAYS);
    Label sentence = new Label();
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.getStyleClass().add("muted");
    ActionButton again =
        new ActionButton(Feather.REFRESH_CW, "R", "calls-action", model::load)
            .saying(messages.text("calls.again"));
    HBox head = new HBox(title, search, sentence, new AgeLabel(model.age()), again);
    head.getStyleClass().add("calls-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void table() {
    table
        .words("calls.time", 84, Row::time)
        .words("calls.number", 116, Row::number)
        .words("calls.queue", 120, Row::queue)
        .words("calls.agent", 116, Row::agent)
        .words("calls.outcome", 104, Row::outcome)
        .numbers("calls.wait", 60, Row::waited)
        .numbers("calls.talk", 60, Row::talked)
        .words("calls.sound", 84, Row::sound);
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

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCharacter()) {
      case "/" -> search.requestFocus();
      case "r", "R" -> model.load();
      case "t", "T" -> table.take();
      default -> {}
    }
  }
}
