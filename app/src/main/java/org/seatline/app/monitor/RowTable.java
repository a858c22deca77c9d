package org.seatline.app.monitor;

import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;

/** A list of rows with headings in the reader's language, and a sentence where there is none. */
public final class RowTable<R> extends TableView<R> {
  private final Messages messages;

  /**
   * An empty one.
   *
   * @param empty key of the sentence that is shown while there are no rows
   */
  public RowTable(Messages messages, String id, String empty) {
    this.messages = messages;
    setId(id);
    getStyleClass().add("calls-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    VBox.setVgrow(this, Priority.ALWAYS);
    Label sentence = new Label();
    sentence.textProperty().bind(messages.text(empty));
    sentence.getStyleClass().add("muted");
    setPlaceholder(sentence);
  }

  /** Adds a column of words; the title is a key. */
  public RowTable<R> words(String title, double width, Function<R, String> value) {
    column(title, width, value);
    return this;
  }

  /** Adds a column of numbers; the title is a key. */
  public RowTable<R> numbers(String title, double width, Function<R, String> value) {
    column(title, width, value).getStyleClass().add("calls-number");
    return this;
  }

  /** Makes the rows stand out that somebody has to see to. */
  public RowTable<R> marking(Predicate<R> wanted) {
    setRowFactory(all -> new Marked<>(wanted));
    return this;
  }

  /** A row that stands out or not. */
  private static final class Marked<R> extends TableRow<R> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private final Predicate<R> wanted;

    Marked(Predicate<R> wanted) {
      this.wanted = wanted;
    }

    @Override
    protected void updateItem(@Nullable R item, boolean empty) {
      super.updateItem(item, empty);
      pseudoClassStateChanged(MARKED, item != null && !empty && wanted.test(item));
    }
  }

  private TableColumn<R, String> column(String title, double width, Function<R, String> value) {
    TableColumn<R, String> column = new TableColumn<>();
    column.textProperty().bind(messages.text(title));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    getColumns().add(column);
    return column;
  }

  /** Gives the keys to the list whenever the page would have them. */
  public void takeKeysOf(Region page) {
    page.setFocusTraversable(true);
    page.focusedProperty()
        .addListener(
            property -> {
              if (page.isFocused()) {
                take();
              }
            });
  }

  /** Gives the keys to the list; the first row is chosen when none is. */
  public void take() {
    requestFocus();
    if (getSelectionModel().isEmpty()) {
      getSelectionModel().selectFirst();
    }
  }

  /** Runs this whenever a page comes onto the screen. */
  public static void whenShown(Node page, Runnable work) {
    page.sceneProperty()
        .addListener(
            property -> {
              if (page.getScene() != null) {
                work.run();
              }
            });
  }
}
