package org.seatline.app.drill;

import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.StateBadge;

/** The trainer's view: drills on the left, the chosen one in the middle, seats on the right. */
public final class DrillView extends HBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final DrillViewModel model;
  private final Messages messages;
  private final VBox drills = new VBox();
  private final VBox about = new VBox();
  private final VBox seats = new VBox();
  private final VBox started = new VBox();
  private final Button start = new Button("", Icons.of(Feather.PLAY));
  private final Label why = new Label();

  /** Shows what the view model says. */
  public DrillView(DrillViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    start.setId("drill-start");
    start.getStyleClass().addAll("accent", "drill-start");
    start.setMaxWidth(Double.MAX_VALUE);
    start.setOnAction(event -> model.start());
    why.getStyleClass().addAll("muted", "small");
    why.setWrapText(true);
    VBox left = column("drill.drills", "drill-list", scrolled(drills));
    VBox middle = column("drill.about", "drill-about", scrolled(about));
    VBox right = column("drill.seats", "drill-seats", scrolled(seats), start, why, started);
    HBox.setHgrow(middle, Priority.ALWAYS);
    getStyleClass().add("drill-view");
    getChildren().addAll(left, middle, right);
    model.drillsProperty().addListener(property -> show());
    model.seatsProperty().addListener(property -> show());
    model.drillProperty().addListener(property -> show());
    model.seatProperty().addListener(property -> show());
    model.startedProperty().addListener(property -> show());
    show();
  }

  private VBox column(String key, String style, Node... content) {
    Label heading = new Label();
    heading.textProperty().bind(messages.text(key));
    heading.getStyleClass().add("pane-heading");
    VBox column = new VBox(heading);
    column.getChildren().addAll(content);
    column.getStyleClass().addAll("pane-card", "drill-column", style);
    return column;
  }

  private static ScrollPane scrolled(Region content) {
    content.getStyleClass().add("drill-rows");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private void show() {
    drills.getChildren().setAll(model.drillsProperty().get().stream().map(this::drill).toList());
    seats.getChildren().setAll(model.seatsProperty().get().stream().map(this::seat).toList());
    if (seats.getChildren().isEmpty()) {
      seats.getChildren().add(quiet(messages.get("drill.no-seats")));
    }
    showAbout(model.drillProperty().get());
    start.setText(messages.get("drill.start"));
    start.setDisable(!model.canStart());
    why.setText(messages.get(model.canStart() ? "drill.start-now" : "drill.choose-both"));
    started.getChildren().clear();
    for (DrillViewModel.Started line : model.startedProperty().get()) {
      started
          .getChildren()
          .add(quiet(messages.get("drill.started", line.at(), line.drill(), line.seat())));
    }
  }

  private Node drill(DrillCard card) {
    Label title = new Label(card.title());
    title.getStyleClass().add("strong");
    title.setWrapText(true);
    HBox head = new HBox(title);
    VBox row = new VBox(head, quiet(difficulty(card)));
    DrillCard now = model.drillProperty().get();
    return choosable(
        row,
        Objects.equals(now == null ? null : now.id(), card.id()),
        () -> model.chooseDrill(card.id()));
  }

  private Node seat(DrillViewModel.SeatChoice choice) {
    StateBadge badge = new StateBadge();
    badge.show(choice.state(), false);
    badge.word().setText(choice.word());
    Label name = new Label(choice.name() + "  " + choice.agentId());
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(name, badge);
    row.setAlignment(Pos.CENTER_LEFT);
    DrillViewModel.SeatChoice now = model.seatProperty().get();
    return choosable(
        row,
        now != null && now.agentId().equals(choice.agentId()),
        () -> model.chooseSeat(choice.agentId()));
  }

  private static Node choosable(Region row, boolean chosen, Runnable choose) {
    row.getStyleClass().add("drill-row");
    row.pseudoClassStateChanged(CHOSEN, chosen);
    row.setFocusTraversable(true);
    row.setOnMouseClicked(event -> choose.run());
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose.run();
          }
        });
    return row;
  }

  private void showAbout(@Nullable DrillCard card) {
    if (card == null) {
      about.getChildren().setAll(quiet(messages.get("drill.choose-drill")));
      return;
    }
    Label title = new Label(card.title());
    title.getStyleClass().add("sheet-title");
    about
        .getChildren()
        .setAll(
            title,
            quiet(difficulty(card)),
            section("drill.persona", List.of(card.persona())),
            section("drill.goal", List.of(card.goal())),
            section("drill.expected", card.expected()));
  }

  private Node section(String key, List<String> lines) {
    Label heading = new Label(messages.get(key));
    heading.getStyleClass().add("pane-heading");
    VBox box = new VBox(heading);
    box.getStyleClass().add("drill-section");
    for (String line : lines) {
      Label text = new Label(lines.size() > 1 ? "· " + line : line);
      text.setWrapText(true);
      text.getStyleClass().add("drill-text");
      box.getChildren().add(text);
    }
    return box;
  }

  private String difficulty(DrillCard card) {
    String level = messages.get("drill.difficulty." + card.difficulty());
    return card.language().isEmpty()
        ? level
        : level + " · " + messages.get("drill.language." + card.language());
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }
}
