package org.seatline.app.keyboard;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SceneActions;

/** Every key on one sheet, over the panes, with a field to search it. Esc closes it. */
public final class KeyHelpView extends VBox {
  private static final int COLUMNS = 3;

  private final Messages messages;
  private final HelpSheet sheet;
  private final TextField search = new TextField();
  private final HBox columns = new HBox();
  private @Nullable Node before;

  /**
   * A sheet that is not seen yet.
   *
   * @param change opens the page on which keys are chosen
   */
  public KeyHelpView(Messages messages, Runnable change) {
    this.messages = messages;
    this.sheet = new HelpSheet(messages);
    columns.getStyleClass().add("key-columns");
    ScrollPane lines = new ScrollPane(columns);
    lines.setFitToWidth(true);
    lines.setFocusTraversable(false);
    getStyleClass().add("key-help");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    getChildren().addAll(head(change), lines);
    search.textProperty().addListener(property -> show());
    InvalidationListener again = property -> show();
    messages.languageProperty().addListener(again);
    messages.keys().mapProperty().addListener(again);
  }

  private HBox head(Runnable change) {
    Label title = new Label();
    title.textProperty().bind(messages.text("shell.keys"));
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(USE_PREF_SIZE);
    search.setId("key-search");
    search.promptTextProperty().bind(messages.text("keys.search"));
    search.accessibleTextProperty().bind(messages.text("keys.search"));
    HBox.setHgrow(search, Priority.ALWAYS);
    Button choose = new Button("", Icons.of(Feather.EDIT_3));
    choose.setId("key-change");
    choose.textProperty().bind(messages.text("keys.change"));
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(
        event -> {
          close();
          change.run();
        });
    HBox head = new HBox(title, search, choose, new KeyHint("Esc"));
    head.getStyleClass().add("key-help-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** Opens or closes the sheet. */
  public void toggle() {
    if (isVisible()) {
      close();
    } else {
      before = getScene().getFocusOwner();
      search.clear();
      setVisible(true);
      show();
      search.requestFocus();
    }
  }

  /** The focus goes back to where it was. */
  private void close() {
    setVisible(false);
    Node owner = before;
    before = null;
    if (owner != null && getScene().equals(owner.getScene())) {
      owner.requestFocus();
    }
  }

  private void show() {
    if (!isVisible()) {
      return;
    }
    SceneActions actions = SceneActions.of(getScene(), messages.keys());
    List<HelpSheet.Section> sections = sheet.sections(actions::isPossible, search.getText());
    columns.getChildren().clear();
    if (sections.isEmpty()) {
      columns.getChildren().add(nothing());
      return;
    }
    int all = sections.stream().mapToInt(section -> section.lines().size() + 1).sum();
    int perColumn = Math.ceilDiv(all, COLUMNS);
    VBox column = column();
    int used = 0;
    for (HelpSheet.Section section : sections) {
      if (used > 0 && used + section.lines().size() / 2 >= perColumn) {
        column = column();
        used = 0;
      }
      column.getChildren().add(section(section));
      used += section.lines().size() + 1;
    }
  }

  private VBox column() {
    VBox column = new VBox();
    column.getStyleClass().add("key-column");
    columns.getChildren().add(column);
    return column;
  }

  private Label nothing() {
    Label nothing = new Label(messages.get("keys.nothing", search.getText().strip()));
    nothing.getStyleClass().add("muted");
    return nothing;
  }

  private static VBox section(HelpSheet.Section section) {
    Label heading = new Label(section.heading());
    heading.getStyleClass().add("pane-heading");
    VBox rows = new VBox(heading);
    rows.getStyleClass().add("key-section");
    for (HelpSheet.Line line : section.lines()) {
      HBox keys = new HBox();
      keys.getStyleClass().add("key-row");
      if (!line.key().isEmpty()) {
        keys.getChildren().add(new KeyHint(line.key()));
      }
      Label words = new Label(line.words());
      HBox row = new HBox(keys, words);
      row.setAlignment(Pos.CENTER_LEFT);
      rows.getChildren().add(row);
    }
    return rows;
  }
}
