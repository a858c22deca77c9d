package org.seatline.app.snippet;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.UiThread;

/** The search among texts of the centre, above what is being written. */
public final class TextSheet extends VBox {
  private static final int ROW_PX = 44;
  private static final int ROWS_SHOWN = 4;

  private final TextPicker model;
  private final Messages messages;
  private final TextField text = new TextField();
  private final ListView<TextPicker.Item> list = new ListView<>();
  private final Label title = new Label();
  private @Nullable Node focusedBefore;

  /** Shows the search while there is one. */
  public TextSheet(TextPicker model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("new-ticket", "text-sheet");
    title.getStyleClass().add("strong");
    text.setId("snippet-text");
    text.promptTextProperty().bind(messages.text("snippet.prompt"));
    text.accessibleTextProperty().bind(messages.text("snippet.prompt"));
    text.textProperty().addListener((property, before, typed) -> model.type(typed));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    buildList();
    getChildren().setAll(title, text, list);
    model.openProperty().addListener((property, before, kind) -> show(kind));
    show(null);
  }

  private void buildList() {
    list.setItems(model.items());
    list.setId("snippet-list");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW_PX);
    list.setPrefHeight(ROW_PX * ROWS_SHOWN);
    list.setMinHeight(ROW_PX * ROWS_SHOWN);
    list.setCellFactory(view -> new Cell());
    list.accessibleTextProperty().bind(title.textProperty());
    Label none = new Label();
    none.textProperty().bind(messages.text("snippet.none"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    list.setPlaceholder(none);
    model
        .items()
        .addListener(
            (ListChangeListener<TextPicker.Item>) change -> list.getSelectionModel().selectFirst());
  }

  private void show(TextPicker.@Nullable Kind kind) {
    boolean focused = isFocusWithin();
    Presence.of(this, kind != null);
    if (kind != null) {
      title.setText(messages.get("snippet.title." + kind.id()));
      if (!focused) {
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
      }
      text.clear();
      text.requestFocus();
    } else if (focused) {
      Node back = focusedBefore;
      UiThread.later(
          () -> {
            if (back != null && back.getScene() != null && isNobodys()) {
              back.requestFocus();
            }
          });
    }
  }

  /** Whether the focus did not go somewhere by itself. */
  private boolean isNobodys() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    return owner == null || !owner.isVisible() || owner.getScene() == null || isFocusWithin();
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> chosen();
      case ESCAPE -> model.close();
      case DOWN -> move(1);
      case UP -> move(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void chosen() {
    TextPicker.Item item = list.getSelectionModel().getSelectedItem();
    if (item != null) {
      model.choose(item);
    }
  }

  private void move(int by) {
    int size = model.items().size();
    if (size > 0) {
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
      list.getSelectionModel().select(next);
      list.scrollTo(next);
    }
  }

  /** A title with its abbreviation, and what it puts in below. */
  private final class Cell extends ListCell<TextPicker.Item> {
    Cell() {
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            TextPicker.Item item = getItem();
            if (item != null) {
              model.choose(item);
            }
          });
    }

    @Override
    protected void updateItem(TextPicker.Item item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      setGraphic(empty || item == null ? null : row(item));
    }

    private Node row(TextPicker.Item item) {
      Label name = new Label(item.title());
      name.setMinWidth(0);
      Label group = new Label(item.group());
      group.getStyleClass().addAll("muted", "small");
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      Label typed = new Label(item.abbreviation().isEmpty() ? "" : ";" + item.abbreviation());
      typed.getStyleClass().addAll("muted", "small");
      typed.setMinWidth(USE_PREF_SIZE);
      HBox top = new HBox(name, group, gap, typed);
      top.getStyleClass().add("new-ticket-row");
      top.setAlignment(Pos.CENTER_LEFT);
      Label preview = new Label(item.text().replace('\n', ' '));
      preview.getStyleClass().addAll("muted", "small");
      preview.setMinWidth(0);
      return new VBox(top, preview);
    }
  }
}
