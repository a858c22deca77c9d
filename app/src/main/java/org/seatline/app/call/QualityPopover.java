package org.seatline.app.call;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seatline.app.call.QualityPicture.Figure;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.QualityChart;
import org.seatline.app.fx.QualityMeter;
import org.seatline.app.keys.SeatAction;

/** The quality of the call in both directions. It takes no focus and stays open until closed. */
final class QualityPopover extends VBox {
  private static final String HERE = "here";
  private static final String THERE = "there";
  private static final String MUTED = "muted";

  private final Direction here;
  private final Direction there;
  private final QualityChart chart;
  private final GridPane figures = new GridPane();
  private final VBox sentences = new VBox();
  private final QualityViewModel model;
  private final Messages messages;

  QualityPopover(QualityViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    here = new Direction(messages, "quality.you-hear", HERE);
    there = new Direction(messages, "quality.they-hear", THERE);
    chart = new QualityChart(messages, HERE, THERE);
    figures.getStyleClass().add("quality-figures");
    figures
        .getColumnConstraints()
        .addAll(column(HPos.LEFT), column(HPos.RIGHT), column(HPos.RIGHT));
    sentences.getStyleClass().add("quality-sentences");
    getStyleClass().add("quality-popover");
    setId("call-quality-details");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().addAll(head(messages), here, there, chart, figures, sentences);
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(visibleProperty());
    model.pictureProperty().addListener((property, before, now) -> show());
    visibleProperty().addListener(property -> show());
  }

  private static HBox head(Messages messages) {
    Label title = new Label();
    title.textProperty().bind(messages.text("quality.title"));
    title.getStyleClass().add("quality-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title, new KeyHint(messages, SeatAction.QUALITY));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static ColumnConstraints column(HPos alignment) {
    ColumnConstraints column = new ColumnConstraints();
    column.setHalignment(alignment);
    column.setHgrow(alignment == HPos.LEFT ? Priority.ALWAYS : Priority.NEVER);
    return column;
  }

  private void show() {
    if (!isVisible()) {
      return;
    }
    QualityPicture now = model.pictureProperty().get();
    here.show(now.here());
    there.show(now.there());
    chart.show(List.of(now.here().minute(), now.there().minute()));
    figures.getChildren().clear();
    if (!now.figures().isEmpty()) {
      figures.addRow(0, heads());
    }
    int row = 1;
    for (Figure figure : now.figures()) {
      figures.addRow(row, cells(figure));
      row++;
    }
    sentences.getChildren().setAll(now.sentences().stream().map(QualityPopover::sentence).toList());
  }

  private Node[] heads() {
    return new Node[] {
      label("", MUTED),
      head(messages.get("quality.you-hear")),
      head(messages.get("quality.they-hear"))
    };
  }

  private static Node[] cells(Figure figure) {
    List<Node> cells = new ArrayList<>();
    cells.add(label(figure.name(), MUTED));
    cells.add(label(figure.here(), HERE));
    String other = figure.there();
    if (other == null) {
      GridPane.setColumnSpan(cells.get(1), 2);
    } else {
      cells.add(label(other, THERE));
    }
    return cells.toArray(Node[]::new);
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Label head(String text) {
    Label head = label(text, MUTED);
    head.getStyleClass().add("small");
    return head;
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** One direction: its line's colour, who hears whom, score, bars and word. */
  private static final class Direction extends HBox {
    private final Label score = new Label();
    private final QualityMeter meter = new QualityMeter();

    Direction(Messages messages, String title, String styleClass) {
      Region mark = new Region();
      mark.getStyleClass().addAll("quality-mark", styleClass);
      Label name = new Label();
      name.textProperty().bind(messages.text(title));
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      score.getStyleClass().add("quality-score");
      meter.word().getStyleClass().add("strong");
      getStyleClass().add("quality-direction");
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(mark, name, score, meter);
    }

    void show(QualityPicture.Way way) {
      score.setText(way.score());
      meter.show(way.level());
      meter.word().setText(way.word());
    }
  }
}
