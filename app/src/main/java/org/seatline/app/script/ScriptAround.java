package org.seatline.app.script;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;

/** Where there is room: what was answered so far, and what each answer leads to. */
final class ScriptAround extends GridPane {
  private static final int SO_FAR_MAX = 6;
  private static final double HALF_PERCENT = 50;

  private final ScriptViewModel model;
  private final Messages messages;
  private final VBox soFar = new VBox();
  private final VBox coming = new VBox();

  ScriptAround(ScriptViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("script-around");
    for (VBox column : new VBox[] {soFar, coming}) {
      column.getStyleClass().add("script-around-column");
      column.setMinWidth(0);
      column.managedProperty().bind(column.visibleProperty());
      column.visibleProperty().bind(Bindings.size(column.getChildren()).greaterThan(1));
    }
    var half = new ColumnConstraints();
    half.setPercentWidth(HALF_PERCENT);
    getColumnConstraints().setAll(half, half);
    add(coming, 0, 0);
    add(soFar, 1, 0);
    model.crumbs().addListener((ListChangeListener<Object>) change -> show());
    model.coming().addListener((ListChangeListener<Object>) change -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    soFar.getChildren().setAll(heading("script.so-far"));
    model.crumbs().reversed().stream()
        .filter(crumb -> !crumb.now())
        .limit(SO_FAR_MAX)
        .forEach(crumb -> soFar.getChildren().add(past(crumb)));
    coming.getChildren().setAll(heading("script.coming"));
    model.coming().forEach(way -> coming.getChildren().add(way(way)));
  }

  private Label heading(String key) {
    Label heading = new Label(messages.get(key));
    heading.getStyleClass().add("pane-heading");
    return heading;
  }

  private Node past(ScriptPicture.Crumb crumb) {
    Hyperlink title = new Hyperlink(crumb.title());
    title.getStyleClass().add("script-past");
    title.setFocusTraversable(false);
    title.setOnAction(pressed -> model.jump(crumb.stepId()));
    title.setMinWidth(0);
    Label answer = new Label(crumb.answer());
    answer.setWrapText(true);
    answer.getStyleClass().add("strong");
    HBox.setHgrow(answer, Priority.ALWAYS);
    HBox row = new HBox(title, answer);
    row.getStyleClass().add("script-around-row");
    row.setAlignment(Pos.BASELINE_LEFT);
    return row;
  }

  private static Node way(ScriptPicture.Coming way) {
    Label sentence = new Label(way.sentence());
    sentence.getStyleClass().add("muted");
    sentence.setWrapText(true);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(sentence);
    if (!way.key().isEmpty()) {
      row.getChildren().addFirst(new KeyHint(way.key()));
    }
    row.getStyleClass().add("script-around-row");
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
