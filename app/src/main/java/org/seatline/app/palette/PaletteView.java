package org.seatline.app.palette;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;

/** The field and what it finds, over the panes. Escape gives the focus back to where it was. */
public final class PaletteView extends VBox {
  private final PaletteViewModel model;
  private final Messages messages;
  private final TextField text = new TextField();
  private final ListView<PaletteItem> list = new ListView<>();
  private @Nullable Node before;
  private @Nullable Selection selected;

  /** Shows what the view model says. */
  public PaletteView(PaletteViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    text.setId("palette-text");
    text.promptTextProperty().bind(messages.text("palette.prompt"));
    text.accessibleTextProperty().bind(messages.text("palette.prompt"));
    text.textProperty().addListener(property -> model.type(text.getText()));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("palette-list");
    list.accessibleTextProperty().bind(messages.text("palette.found"));
    list.setItems(model.items());
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Cell());
    Label nothing = new Label();
    nothing.textProperty().bind(messages.text("palette.nothing"));
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    model
        .items()
        .addListener(
            (ListChangeListener<PaletteItem>) change -> list.getSelectionModel().selectFirst());
    getStyleClass().add("palette");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    getChildren().addAll(text, list);
    model.openProperty().addListener(property -> open(model.openProperty().get()));
  }

  private void open(boolean shown) {
    if (shown) {
      before = getScene().getFocusOwner();
      selected = before instanceof TextInputControl field ? Selection.of(field) : null;
      text.clear();
      setVisible(true);
      list.getSelectionModel().selectFirst();
      text.requestFocus();
    } else {
      setVisible(false);
      Node owner = before;
      before = null;
      if (owner != null && getScene().equals(owner.getScene())) {
        giveBack(owner);
      }
    }
  }

  /** Where somebody was in a field: what is typed next goes there again. */
  private record Selection(int anchor, int caret) {
    static Selection of(TextInputControl field) {
      return new Selection(field.getAnchor(), field.getCaretPosition());
    }
  }

  private void giveBack(Node owner) {
    owner.requestFocus();
    Selection there = selected;
    if (there != null && owner instanceof TextInputControl field) {
      field.selectRange(there.anchor(), there.caret());
    }
  }

  private void key(KeyEvent event) {
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

  private void chosen() {
    PaletteItem item = list.getSelectionModel().getSelectedItem();
    if (item != null) {
      model.choose(item);
    }
  }

  private void move(int by) {
    int size = model.items().size();
    if (size > 0) {
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 4));
    }
  }

  /** A line of what was found. */
  private final class Cell extends ListCell<PaletteItem> {
    Cell() {
      getStyleClass().add("palette-cell");
      setOnMouseClicked(
          event -> {
            if (getItem() != null) {
              model.choose(getItem());
            }
          });
    }

    @Override
    protected void updateItem(PaletteItem item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      setGraphic(empty || item == null ? null : row(item));
    }

    private Node row(PaletteItem item) {
      Label kind = new Label(messages.get("palette.kind." + item.kind().id()));
      kind.getStyleClass().addAll("palette-kind", "muted");
      Label title = new Label(item.title());
      title.setMinWidth(USE_PREF_SIZE);
      Label detail = new Label(item.detail());
      detail.getStyleClass().add("muted");
      HBox.setHgrow(detail, Priority.ALWAYS);
      detail.setMaxWidth(Double.MAX_VALUE);
      HBox row = new HBox(kind, title, detail);
      if (!item.key().isEmpty()) {
        row.getChildren().add(new KeyHint(item.key()));
      }
      row.getStyleClass().add("palette-row");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setPrefWidth(0);
      return row;
    }
  }
}
