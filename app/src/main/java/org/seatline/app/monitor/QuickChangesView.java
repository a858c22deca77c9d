package org.seatline.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.ConfigurationPicture.Choice;
import org.seatline.app.monitor.ConfigurationPicture.QueueRow;
import org.seatline.app.monitor.ConfigurationPicture.SkillRow;

/** What leads change every day, without files. A choice counts when its button is pressed. */
final class QuickChangesView extends VBox {
  private static final int LEVEL_MAX = 9;

  private final ConfigurationViewModel model;
  private final Messages messages;
  private final GridPane queues = new GridPane();
  private final ComboBox<Choice> agents = new ComboBox<>();
  private final GridPane skills = new GridPane();
  private boolean showing;

  QuickChangesView(ConfigurationViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("pane-card", "quick-changes");
    agents.setId("configuration-agent");
    agents.setMaxWidth(Double.MAX_VALUE);
    agents
        .valueProperty()
        .addListener(
            property -> {
              Choice chosen = agents.getValue();
              if (!showing && chosen != null) {
                model.chooseAgent(chosen.id());
              }
            });
    queues.getStyleClass().add("quick-grid");
    skills.getStyleClass().add("quick-grid");
    VBox rows =
        new VBox(
            heading("configuration.queues"),
            queues,
            heading("configuration.skills"),
            agents,
            skills);
    rows.getStyleClass().add("quick-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
  }

  private Label heading(String key) {
    Label heading = new Label();
    heading.textProperty().bind(messages.text(key));
    heading.getStyleClass().add("pane-heading");
    return heading;
  }

  void show(ConfigurationPicture now) {
    showing = true;
    agents.getItems().setAll(now.agents());
    agents.setValue(
        now.agents().stream().filter(a -> a.id().equals(model.agentId())).findFirst().orElse(null));
    agents.setPromptText(messages.get("configuration.choose-agent"));
    showing = false;
    rows(queues, now.queues().stream().map(queue -> queue(queue, now.strategies())).toList());
    rows(skills, now.skills().stream().map(this::skill).toList());
  }

  /** A row at the same place with the same look keeps the keyboard's place. */
  private void rows(GridPane grid, List<List<Node>> rows) {
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    String id = focused == null ? null : focused.getId();
    List<Node> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        Node node = rows.get(row).get(column);
        GridPane.setConstraints(node, column, row);
        GridPane.setHgrow(node, column == 0 ? Priority.ALWAYS : Priority.NEVER);
        all.add(node);
      }
    }
    grid.getChildren().setAll(all);
    all.stream()
        .filter(node -> node.getId() != null && Objects.equals(node.getId(), id))
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private List<Node> queue(QueueRow queue, List<Choice> strategies) {
    ComboBox<Choice> strategy = new ComboBox<>();
    strategy.getItems().setAll(strategies);
    strategy.setValue(queue.strategy());
    strategy.setId("strategy-" + queue.id());
    Button change = button("configuration.change", "change-strategy-" + queue.id());
    change.disableProperty().bind(Bindings.equal(strategy.valueProperty(), queue.strategy()));
    change.setOnAction(event -> model.strategy(queue.id(), strategy.getValue().id()));
    return List.of(label(queue.name(), "strong"), strategy, new HBox(change));
  }

  private List<Node> skill(SkillRow skill) {
    ComboBox<Choice> level = new ComboBox<>();
    List<Choice> levels =
        IntStream.rangeClosed(0, LEVEL_MAX)
            .mapToObj(
                n ->
                    new Choice(
                        String.valueOf(n),
                        n == 0 ? messages.get("configuration.no-skill") : String.valueOf(n)))
            .toList();
    level.getItems().setAll(levels);
    level.setValue(levels.get(Math.min(skill.level(), LEVEL_MAX)));
    level.setId("level-" + skill.id());
    Button change = button("configuration.change", "change-level-" + skill.id());
    change.disableProperty().bind(Bindings.equal(level.valueProperty(), level.getValue()));
    change.setOnAction(event -> model.skill(skill.id(), Integer.parseInt(level.getValue().id())));
    return List.of(label(skill.name(), "strong"), level, new HBox(change));
  }

  private Button button(String key, String id) {
    Button button = new Button();
    button.textProperty().bind(messages.text(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }
}
