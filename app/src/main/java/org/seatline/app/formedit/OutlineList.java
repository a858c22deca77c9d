package org.seatline.app.formedit;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** Sections, fields and columns below each other, each with what is wrong with it. */
final class OutlineList extends ListView<DraftItem> {
  private final FormEditViewModel model;
  private final Messages messages;
  private final EditWords words;
  private boolean showing;

  /**
   * @param insert asks which field to add
   */
  OutlineList(FormEditViewModel model, Messages messages, Runnable insert) {
    this.model = model;
    this.messages = messages;
    this.words = new EditWords(messages);
    setId("form-outline");
    getStyleClass().add("form-outline");
    accessibleTextProperty().bind(messages.text("formedit.outline"));
    setCellFactory(all -> new Row());
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, item) -> {
              if (!showing && item != null) {
                model.select(item.key());
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, insert));
  }

  private void key(KeyEvent event, Runnable insert) {
    KeyCode code = event.getCode();
    boolean moves = event.isAltDown() && (code == KeyCode.UP || code == KeyCode.DOWN);
    if (moves) {
      model.outline().move(code == KeyCode.UP);
    } else if (code == KeyCode.INSERT) {
      insert.run();
    } else if (code == KeyCode.DELETE) {
      model.outline().remove();
    } else {
      return;
    }
    event.consume();
  }

  void show(EditPicture now) {
    showing = true;
    List<DraftItem> items =
        now.draft()
            .root()
            .tree()
            .filter(item -> item.kind() != Kind.OPTION && item.kind() != Kind.CHECK)
            .toList();
    if (!getItems().equals(items)) {
      getItems().setAll(items);
    }
    int selected = DraftMoves.fieldOrAbove(now.draft(), now.selected()).key();
    for (int i = 0; i < items.size(); i++) {
      int key = items.get(i).key();
      if (key == now.selected() || (key == selected && !isShown(items, now.selected()))) {
        getSelectionModel().clearAndSelect(i);
        getFocusModel().focus(i);
        reveal(i);
      }
    }
    showing = false;
    refresh();
  }

  private static boolean isShown(List<DraftItem> items, int key) {
    return items.stream().anyMatch(item -> item.key() == key);
  }

  private void reveal(int index) {
    Supplier<Boolean> seen =
        () ->
            lookupAll(".list-cell").stream()
                .anyMatch(
                    node -> node instanceof Row row && !row.isEmpty() && row.getIndex() == index);
    if (!seen.get()) {
      scrollTo(Math.max(0, index - 3));
    }
  }

  private List<DraftCheck.Found> found(DraftItem item) {
    FormDraft draft = model.now().draft();
    return model.now().found().stream()
        .filter(
            found -> {
              int key = found.place().key();
              boolean here = key == item.key();
              boolean inside =
                  item.all(Kind.OPTION).stream().anyMatch(option -> option.key() == key)
                      || item.all(Kind.CHECK).stream().anyMatch(check -> check.key() == key);
              return draft.find(key).isPresent() && (here || inside);
            })
        .toList();
  }

  /** One item. */
  private final class Row extends ListCell<DraftItem> {
    private final Label name = new Label();
    private final Label type = new Label();
    private final Label badge = new Label();
    private final Node alarm = Icons.of(Feather.ALERT_CIRCLE);
    private final Node doubt = Icons.of(Feather.HELP_CIRCLE);
    private final HBox line = new HBox(name, type, badge);

    Row() {
      name.setMinWidth(0);
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      type.getStyleClass().add("faint");
      type.setMinWidth(USE_PREF_SIZE);
      badge.getStyleClass().add("form-badge");
      badge.setMinWidth(USE_PREF_SIZE);
      line.getStyleClass().add("form-outline-row");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable DraftItem item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeAll("form-level-section", "form-level-field", "form-level-column");
      setText(null);
      if (item == null || empty) {
        setGraphic(null);
        return;
      }
      switch (item.kind()) {
        case FIELD -> getStyleClass().add("form-level-field");
        case COLUMN -> getStyleClass().add("form-level-column");
        default -> getStyleClass().add("form-level-section");
      }
      String star = item.flag("required") ? "\u00a0*" : "";
      name.setText(words.name(item) + star);
      boolean typed = item.kind() == Kind.FIELD || item.kind() == Kind.COLUMN;
      type.setText(typed ? words.type(item.text("type")) : "");
      badge(found(item));
      setGraphic(line);
    }

    private void badge(List<DraftCheck.Found> found) {
      badge.setVisible(!found.isEmpty());
      badge.setManaged(!found.isEmpty());
      boolean wrong = found.stream().anyMatch(DraftCheck.Found::isWrong);
      badge.getStyleClass().removeAll("alarm-text", "form-doubt");
      badge.getStyleClass().add(wrong ? "alarm-text" : "form-doubt");
      badge.setText(found.isEmpty() ? "" : Integer.toString(found.size()));
      badge.setGraphic(wrong ? alarm : doubt);
      badge.setTooltip(found.isEmpty() ? null : new Tooltip(words.sentence(found.getFirst())));
      setAccessibleText(
          found.isEmpty() ? null : messages.get("formedit.found-at", name.getText(), found.size()));
    }
  }
}
