package org.seatline.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.SparkLine;

/**
 * The queues, one line each. A line is chosen by a click, or by the arrow keys once one has the
 * focus; it keeps the focus from picture to picture.
 */
final class QueueTable extends GridPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
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
  private final Consumer<String> choose;
  private final List<Line> lines = new ArrayList<>();

  QueueTable(Messages messages, Consumer<String> choose) {
    this.messages = messages;
    this.choose = choose;
    getStyleClass().add("queue-table");
    for (int i = 0; i < COLUMNS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setPercentWidth(i == 0 ? 30 : -1);
      getColumnConstraints().add(column);
      Label head = new Label();
      head.textProperty().bind(messages.text(COLUMNS.get(i)));
      head.getStyleClass().add("pane-heading");
      add(head, i, 0);
    }
  }

  void show(List<FloorPicture.QueueRow> rows, @Nullable String chosenId) {
    while (lines.size() > rows.size()) {
      lines.removeLast().leave();
    }
    while (lines.size() < rows.size()) {
      lines.add(new Line(lines.size()));
    }
    for (int i = 0; i < rows.size(); i++) {
      lines.get(i).show(rows.get(i), rows.get(i).id().equals(chosenId));
    }
  }

  /** Gives the chosen line the focus, or the first. */
  void focus() {
    lines.stream()
        .filter(line -> line.chosen)
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .ifPresent(Line::take);
  }

  /** One queue: a ground that takes clicks and keys, and what is written on it. */
  private final class Line {
    private final int index;
    private final Region ground = new Region();
    private final Label name = new Label();
    private final Label tag = new Label("", Icons.of(Feather.LOCK));
    private final Label why = new Label();
    private final List<Label> cells = new ArrayList<>();
    private final SparkLine spark = new SparkLine();
    private final VBox first;
    private String queueId = "";
    private boolean chosen;

    Line(int index) {
      this.index = index;
      ground.getStyleClass().add("queue-ground");
      ground.setFocusTraversable(true);
      ground.setOnMouseClicked(event -> take());
      ground.setOnKeyPressed(this::key);
      name.getStyleClass().addAll("queue-cell", "strong");
      tag.getStyleClass().add("tag");
      tag.setMinWidth(USE_PREF_SIZE);
      why.getStyleClass().addAll("small", "muted");
      why.setWrapText(true);
      HBox head = new HBox(name, tag);
      head.getStyleClass().add("queue-name");
      head.setAlignment(Pos.CENTER_LEFT);
      first = new VBox(head, why);
      first.setMouseTransparent(true);
      first.setAlignment(Pos.CENTER_LEFT);
      spark.setMaxWidth(USE_PREF_SIZE);
      spark.setMouseTransparent(true);
      add(ground, 0, index + 1, COLUMNS.size(), 1);
      add(first, 0, index + 1);
      for (int i = 1; i < COLUMNS.size() - 1; i++) {
        Label cell = new Label();
        cell.setAlignment(Pos.CENTER_RIGHT);
        cell.setMouseTransparent(true);
        cells.add(cell);
        add(cell, i, index + 1);
      }
      add(spark, COLUMNS.size() - 1, index + 1);
    }

    void leave() {
      getChildren().removeAll(ground, first, spark);
      getChildren().removeAll(cells);
    }

    void show(FloorPicture.QueueRow row, boolean nowChosen) {
      queueId = row.id();
      chosen = nowChosen;
      ground.setId("queue-" + queueId);
      ground.pseudoClassStateChanged(CHOSEN, nowChosen);
      name.setText(row.name());
      FloorPicture.Shut shut = row.shut();
      visible(tag, shut != null);
      visible(why, shut != null);
      if (shut != null) {
        tag.setText(messages.get("monitor.door-closed"));
        tag.getStyleClass().setAll("label", "tag", shut.emergency() ? "alarm" : "warn");
        why.setText(shut.sentence());
      }
      cell(0, Integer.toString(row.waiting()), row.waitConcern());
      cell(1, row.longest(), row.waitConcern());
      cell(2, row.level(), row.levelConcern());
      cell(3, row.abandoned(), FloorPicture.Concern.NONE);
      cell(4, row.answered(), FloorPicture.Concern.NONE);
      cell(5, Integer.toString(row.readySeats()), FloorPicture.Concern.NONE);
      spark.setValues(row.history());
    }

    private void cell(int at, String text, FloorPicture.Concern concern) {
      cells.get(at).setText(text);
      String style = concern.name().toLowerCase(Locale.ROOT);
      cells.get(at).getStyleClass().setAll("label", "queue-cell", style);
    }

    private void take() {
      ground.requestFocus();
      choose.accept(queueId);
    }

    private void key(KeyEvent event) {
      if (event.getCode() == KeyCode.ENTER) {
        choose.accept(queueId);
      } else if (event.getCode() == KeyCode.DOWN && index + 1 < lines.size()) {
        lines.get(index + 1).take();
      } else if (event.getCode() == KeyCode.UP && index > 0) {
        lines.get(index - 1).take();
      } else {
        return;
      }
      event.consume();
    }

    private static void visible(Label label, boolean visible) {
      Presence.of(label, visible);
    }
  }
}
