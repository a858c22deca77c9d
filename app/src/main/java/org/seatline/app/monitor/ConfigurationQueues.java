package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.ConfigurationPicture.Cell;
import org.seatline.app.monitor.ConfigurationPicture.Choice;
import org.seatline.app.monitor.ConfigurationPicture.QueueRow;
import org.seatline.app.monitor.ConfigurationPicture.Settings;
import org.seatline.app.monitor.ConfigurationPicture.Strategy;
import org.seatline.protocol.QuickChange;

/** Queues: who gets their calls, with what that means, and when they are open. */
final class ConfigurationQueues extends GridPane {
  static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final ConfigurationViewModel model;
  private final Messages messages;
  private final Map<String, Line> lines = new HashMap<>();
  private boolean showing;

  ConfigurationQueues(ConfigurationViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("configuration-grid");
  }

  void show(Settings now) {
    showing = true;
    List<String> ids = now.queues().stream().map(QueueRow::id).toList();
    if (!lines.keySet().equals(java.util.Set.copyOf(ids))) {
      lines.clear();
      ids.forEach(id -> lines.put(id, new Line(id)));
    }
    List<Node> all = new ArrayList<>();
    place(all, line(messages.get("configuration.col.queue"), "pane-heading"), 0, 0);
    place(all, line(messages.get("configuration.col.strategy"), "pane-heading"), 1, 0);
    place(all, line(messages.get("configuration.col.hours"), "pane-heading"), 2, 0);
    for (int i = 0; i < now.queues().size(); i++) {
      Line line = lines.get(now.queues().get(i).id());
      if (line != null) {
        line.show(now.queues().get(i), now);
        place(all, line.name, 0, i + 1);
        place(all, line.first, 1, i + 1);
        place(all, line.second, 2, i + 1);
      }
    }
    if (!getChildren()
        .subList(Math.min(3, getChildren().size()), getChildren().size())
        .equals(all.subList(3, all.size()))) {
      getChildren().setAll(all);
    }
    showing = false;
  }

  private static void place(List<Node> all, Node node, int column, int row) {
    GridPane.setConstraints(node, column, row);
    GridPane.setValignment(node, VPos.TOP);
    GridPane.setHgrow(node, column == 2 ? Priority.ALWAYS : Priority.NEVER);
    all.add(node);
  }

  /** One queue. */
  private final class Line {
    private final Label name = line("", "strong");
    private final ComboBox<Strategy> strategy = new ComboBox<>();
    private final ComboBox<Choice> hours = new ComboBox<>();
    private final Label explanation = line("", "muted");
    private final Label strategyWrong = line("", "alarm-text");
    private final Label hoursWrong = line("", "alarm-text");
    private final VBox first = new VBox(strategy, explanation, strategyWrong);
    private final VBox second = new VBox(hours, hoursWrong);

    Line(String queueId) {
      strategy.setId("strategy-" + queueId);
      hours.setId("hours-" + queueId);
      name.getStyleClass().add("configuration-name");
      follow(strategy, s -> model.edit(new QuickChange.QueueStrategy(queueId, s.id())));
      follow(hours, h -> model.edit(new QuickChange.QueueHours(queueId, h.id())));
    }

    private <T> void follow(ComboBox<T> box, Consumer<T> edit) {
      box.valueProperty()
          .addListener(
              (property, before, now) -> {
                if (!showing && now != null) {
                  edit.accept(now);
                }
              });
    }

    void show(QueueRow row, Settings now) {
      name.setText(row.name());
      fill(strategy, now.strategies());
      fill(hours, now.hours());
      now.strategies().stream()
          .filter(s -> s.id().equals(row.strategy().value()))
          .findFirst()
          .ifPresent(
              s -> {
                strategy.setValue(s);
                explanation.setText(s.explanation());
              });
      now.hours().stream()
          .filter(h -> h.id().equals(row.hours().value()))
          .findFirst()
          .ifPresent(hours::setValue);
      mark(strategy, strategyWrong, row.strategy());
      mark(hours, hoursWrong, row.hours());
    }
  }

  private static <T> void fill(ComboBox<T> box, List<T> items) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
  }

  /** A field that waits is marked; one that is wrong says so below. */
  static void mark(Node field, Label below, Cell<?> cell) {
    field.pseudoClassStateChanged(CHANGED, cell.changed());
    field.pseudoClassStateChanged(WRONG, !cell.mistake().isEmpty());
    below.setText(cell.mistake());
    Presence.of(below, !cell.mistake().isEmpty());
  }
}
