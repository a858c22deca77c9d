package org.seatline.app.monitor.figures;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.figures.FiguresPicture.Row;

/** The figures as a table: totals above, a click on a heading sorts. */
final class FiguresTable extends TableView<Row> {
  private static final PseudoClass TOTAL = PseudoClass.getPseudoClass("total");
  private static final double WHEN_WIDTH = 110;
  private static final double WHO_WIDTH = 220;
  private static final double NUMBER_WIDTH = 104;

  private final Messages messages;
  private List<Measure> shown = List.of();

  FiguresTable(Messages messages) {
    this.messages = messages;
    getStyleClass().add("figures-table");
    setId("figures-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setRowFactory(table -> new Line());
    messages.languageProperty().addListener(property -> shown = List.of());
  }

  void show(FiguresPicture picture, Measure.Subject subject) {
    if (!picture.columns().equals(shown)) {
      shown = picture.columns();
      getColumns().setAll(columns(subject));
    }
    getItems().setAll(picture.rows());
  }

  private List<TableColumn<Row, ?>> columns(Measure.Subject subject) {
    List<TableColumn<Row, ?>> columns = new ArrayList<>();
    TableColumn<Row, String> when = new TableColumn<>(messages.get("figures.when"));
    when.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue().when()));
    when.setPrefWidth(WHEN_WIDTH);
    columns.add(when);
    boolean queues = subject == Measure.Subject.QUEUES;
    TableColumn<Row, String> who =
        new TableColumn<>(messages.get(queues ? "figures.who.queues" : "figures.who.agents"));
    who.setCellValueFactory(cell -> new SimpleStringProperty(name(cell.getValue(), queues)));
    who.setPrefWidth(WHO_WIDTH);
    columns.add(who);
    for (int i = 0; i < shown.size(); i++) {
      columns.add(number(shown.get(i), i));
    }
    return columns;
  }

  private static String name(Row row, boolean queue) {
    return queue ? row.who().name() : row.who().name() + "  " + row.who().id();
  }

  private TableColumn<Row, Double> number(Measure measure, int index) {
    TableColumn<Row, Double> column = new TableColumn<>(messages.get(measure.key()));
    column.setCellValueFactory(
        cell -> new SimpleObjectProperty<>(cell.getValue().values().get(index)));
    column.setCellFactory(all -> new FigureCell(measure));
    column.getStyleClass().add("figures-number");
    column.setPrefWidth(NUMBER_WIDTH);
    return column;
  }

  /** A value in words. */
  private static final class FigureCell extends TableCell<Row, Double> {
    private final Measure measure;

    FigureCell(Measure measure) {
      this.measure = measure;
    }

    @Override
    protected void updateItem(@Nullable Double value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty || value == null ? null : measure.words(value));
    }
  }

  /** A line; totals look like totals. */
  private static final class Line extends TableRow<Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(TOTAL, row != null && !empty && row.total());
    }
  }
}
