package org.seatline.app.monitor;

import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SparkLine;

/** The queues, one line each. */
final class QueueTable extends GridPane {
  private static final List<String> COLUMNS =
      List.of(
          "monitor.queue",
          "monitor.waiting",
          "monitor.longest",
          "monitor.level",
          "monitor.abandoned",
          "monitor.answered",
          "monitor.ready-seats",
          "monitor.history");

  private final Messages messages;

  QueueTable(Messages messages) {
    this.messages = messages;
    getStyleClass().add("queue-table");
    for (int i = 0; i < COLUMNS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setPercentWidth(i == 0 ? 26 : -1);
      getColumnConstraints().add(column);
    }
  }

  void show(List<FloorPicture.QueueRow> rows) {
    getChildren().clear();
    for (int i = 0; i < COLUMNS.size(); i++) {
      Label head = new Label(messages.get(COLUMNS.get(i)));
      head.getStyleClass().add("pane-heading");
      add(head, i, 0);
    }
    for (int i = 0; i < rows.size(); i++) {
      addRow(i + 1, cells(rows.get(i)));
    }
  }

  private static Node[] cells(FloorPicture.QueueRow row) {
    Label name = cell(row.name(), FloorPicture.Concern.NONE);
    name.getStyleClass().add("strong");
    name.setAlignment(Pos.CENTER_LEFT);
    SparkLine spark = new SparkLine();
    spark.setValues(row.history());
    spark.setMaxWidth(USE_PREF_SIZE);
    return new Node[] {
      name,
      cell(Integer.toString(row.waiting()), row.waitConcern()),
      cell(row.longest(), row.waitConcern()),
      cell(row.level(), row.levelConcern()),
      cell(row.abandoned(), FloorPicture.Concern.NONE),
      cell(row.answered(), FloorPicture.Concern.NONE),
      cell(Integer.toString(row.readySeats()), FloorPicture.Concern.NONE),
      spark
    };
  }

  private static Label cell(String text, FloorPicture.Concern concern) {
    Label cell = new Label(text);
    cell.setAlignment(Pos.CENTER_RIGHT);
    cell.getStyleClass().addAll("queue-cell", concern.name().toLowerCase(Locale.ROOT));
    return cell;
  }
}
