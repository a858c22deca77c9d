package org.seatline.app.form;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.Tidy;

/**
 * A table of items. The last row is empty: whoever writes into it gets the next one. Enter leads to
 * the next cell, Ctrl+Delete takes a row out.
 */
final class TableEditor extends GridPane {
  private static final double NARROW_PX = 76;

  private final FieldModel field;
  private final FormHost host;
  private final Messages messages;
  private final TableModel table;

  TableEditor(FieldModel field, FormHost host, Messages messages) {
    this.field = field;
    this.host = host;
    this.messages = messages;
    this.table = new TableModel(field);
    getStyleClass().add("ticket-table");
    for (FormField column : field.field().columns()) {
      getColumnConstraints().add(constraints(column));
    }
    getColumnConstraints().add(new ColumnConstraints());
    build();
    field
        .valueProperty()
        .addListener(
            changed -> {
              if (table.isStale()) {
                table.read();
                build();
              }
            });
    focusWithinProperty()
        .addListener(
            (property, before, within) -> {
              if (!within) {
                host.leave(field);
              }
            });
  }

  private static ColumnConstraints constraints(FormField column) {
    var constraints = new ColumnConstraints();
    boolean wide = column.type() == FormField.Type.TEXT || column.type() == FormField.Type.CHOICE;
    constraints.setHgrow(wide ? Priority.ALWAYS : Priority.NEVER);
    constraints.setMinWidth(NARROW_PX);
    if (!wide) {
      constraints.setPrefWidth(NARROW_PX);
    }
    return constraints;
  }

  private void build() {
    getChildren().clear();
    int at = 0;
    for (FormField column : field.field().columns()) {
      add(heading(column), at++, 0);
    }
    for (int row = 0; row < table.size(); row++) {
      addRow(row);
    }
  }

  private Label heading(FormField column) {
    var unit = column.limits().unit();
    String words = messages.of(column.label());
    Label heading = new Label(unit == null ? words : words + ", " + messages.of(unit));
    heading.getStyleClass().addAll("muted", "small");
    return heading;
  }

  private void addRow(int row) {
    int at = 0;
    for (FormField column : field.field().columns()) {
      add(cell(row, column), at++, row + 1);
    }
    boolean spare = row == table.size() - 1;
    if (!spare) {
      add(remover(row), at, row + 1);
    }
  }

  private Button remover(int row) {
    Button remove = new Button("", Icons.of(Feather.X));
    remove.getStyleClass().add("ticket-table-remove");
    remove.setFocusTraversable(false); // Ctrl+Delete does the same
    remove.setAccessibleText(messages.get("ticket.table.remove", row + 1));
    remove.setOnAction(pressed -> remove(row));
    return remove;
  }

  private Node cell(int row, FormField column) {
    Node cell = column.type() == FormField.Type.CHOICE ? choice(row, column) : text(row, column);
    cell.setAccessibleText(messages.get("ticket.table.cell", messages.of(column.label()), row + 1));
    cell.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, row));
    return cell;
  }

  private TextField text(int row, FormField column) {
    TextField text = new TextField(table.cell(row, column.id()));
    if (column.type() == FormField.Type.NUMBER) {
      text.getStyleClass().add("ticket-number-cell");
    }
    text.textProperty().addListener((property, before, after) -> write(row, column, after));
    text.focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                text.setText(Tidy.value(column, text.getText(), host.today()));
              }
            });
    return text;
  }

  private ComboBox<String> choice(int row, FormField column) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(column.options().stream().map(FormField.Option::id).toList());
    box.setConverter(new OptionConverter(column, messages));
    box.setMaxWidth(Double.MAX_VALUE);
    String chosen = table.cell(row, column.id());
    box.setValue(chosen.isEmpty() ? null : chosen);
    box.valueProperty()
        .addListener((property, before, after) -> write(row, column, after == null ? "" : after));
    return box;
  }

  private void write(int row, FormField column, String text) {
    if (table.write(row, column.id(), text)) {
      add(remover(table.size() - 2), field.field().columns().size(), table.size() - 1);
      addRow(table.size() - 1);
    }
  }

  private void key(KeyEvent event, int row) {
    if (event.getCode() == KeyCode.DELETE && event.isShortcutDown()) {
      remove(row);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      if (event.getTarget() instanceof TextField text) {
        text.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
        event.consume();
      }
    }
  }

  private void remove(int row) {
    table.remove(row);
    build();
    getChildren().stream()
        .filter(
            node -> Integer.valueOf(Math.min(row, table.size() - 1) + 1).equals(getRowIndex(node)))
        .findFirst()
        .ifPresent(Node::requestFocus);
  }
}
