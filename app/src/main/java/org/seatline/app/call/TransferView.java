package org.seatline.app.call;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.FixedKey;

/**
 * Whom to ask or to hand over to: hangs from the call bar over customer and script, leaves the
 * ticket free, and has the focus while it is open. Everything goes by mouse as well.
 */
final class TransferView extends VBox {
  private static final int ROWS_MAX = 8;

  private final TransferViewModel model;
  private final Messages messages;
  private final TextField field = new TextField();
  private final TextField note = new TextField();
  private final VBox list = new VBox();
  private final Label more = new Label();
  private final List<TransferRow> rows = new ArrayList<>();
  private final EventHandler<KeyEvent> keys = this::key;
  private int first;
  private @Nullable Node focusedBefore;

  TransferView(TransferViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    setId("transfer");
    getStyleClass().add("transfer-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().setAll(head(), list, more, noteLine(), buttons());
    more.getStyleClass().addAll("muted", "small");
    list.getStyleClass().add("transfer-list");
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(visibleProperty());
    model.openProperty().addListener(property -> focus());
    model.choices().addListener((ListChangeListener<TransferChoice>) change -> show());
    model.chosenProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> show());
    show();
  }

  private Node head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("transfer.title"));
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(USE_PREF_SIZE);
    field.setId("transfer-field");
    field.promptTextProperty().bind(messages.text("transfer.prompt"));
    field.accessibleTextProperty().bind(messages.text("transfer.prompt"));
    field.textProperty().bindBidirectional(model.textProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox head = new HBox(title, field);
    head.getStyleClass().add("transfer-line");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node noteLine() {
    note.setId("transfer-note");
    note.promptTextProperty().bind(messages.text("transfer.note"));
    note.accessibleTextProperty().bind(messages.text("transfer.note"));
    note.textProperty().bindBidirectional(model.noteProperty());
    HBox.setHgrow(note, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(Feather.MESSAGE_SQUARE), note);
    line.getStyleClass().add("transfer-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node buttons() {
    Button ask = button("transfer.ask", FixedKey.ASK_FIRST, model::ask);
    ask.setId("transfer-ask");
    ask.getStyleClass().add("transfer-ask");
    Button now = button("transfer.now", FixedKey.HAND_OVER_NOW, model::handOverNow);
    now.setId("transfer-now");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label along = new Label();
    along.textProperty().bind(messages.text("transfer.along"));
    along.getStyleClass().addAll("muted", "small");
    Button close = button("transfer.close", FixedKey.LEAVE, model::close);
    HBox line = new HBox(ask, now, along, gap, close);
    line.getStyleClass().add("transfer-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Button button(String key, FixedKey hint, Runnable action) {
    Button button = new Button("", new KeyHint(hint.text()));
    button.textProperty().bind(messages.text(key));
    button.getStyleClass().add("key-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(pressed -> action.run());
    return button;
  }

  private void show() {
    List<TransferChoice> choices = model.choices();
    int chosen = model.chosenProperty().get();
    int last = Math.max(0, choices.size() - ROWS_MAX);
    first = Math.clamp(first, Math.max(0, chosen - ROWS_MAX + 1), Math.min(chosen, last));
    int shown = Math.min(ROWS_MAX, choices.size());
    while (rows.size() < shown) {
      rows.add(row(rows.size()));
    }
    list.getChildren().setAll(rows.subList(0, shown));
    for (int i = 0; i < shown; i++) {
      rows.get(i).show(choices.get(first + i), first + i == chosen);
    }
    int hidden = choices.size() - shown;
    more.setText(
        choices.isEmpty()
            ? messages.get(model.nothing())
            : hidden == 0 ? "" : messages.get("transfer.more", hidden));
    more.setVisible(!more.getText().isEmpty());
    more.setManaged(more.isVisible());
  }

  private TransferRow row(int place) {
    TransferRow row = new TransferRow();
    row.setId("transfer-row-" + (place + 1));
    row.setOnMouseClicked(
        clicked -> {
          model.choose(first + place);
          if (clicked.getClickCount() > 1) {
            model.ask();
          }
        });
    return row;
  }

  /** Before anybody else on the scene: Ctrl+Enter would submit the ticket. */
  private void key(KeyEvent event) {
    if (!field.isFocused() && !note.isFocused()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER && !event.isAltDown()) {
      if (event.isShortcutDown()) {
        model.handOverNow();
      } else {
        model.ask();
      }
    } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
      model.move(event.getCode() == KeyCode.UP ? -1 : 1);
    } else {
      return;
    }
    event.consume();
  }

  private void focus() {
    if (getScene() == null) {
      return;
    }
    getScene().getWindow().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    if (model.openProperty().get()) {
      getScene().getWindow().addEventFilter(KeyEvent.KEY_PRESSED, keys);
      focusedBefore = getScene().getFocusOwner();
      field.requestFocus();
    } else if ((field.isFocused() || note.isFocused()) && focusedBefore != null) {
      focusedBefore.requestFocus();
    }
  }
}
