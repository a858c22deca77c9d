package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.ConfigurationPicture.AgentRow;
import org.seatline.app.monitor.ConfigurationPicture.Cell;
import org.seatline.app.monitor.ConfigurationPicture.Settings;
import org.seatline.protocol.QuickChange;

/**
 * Agents: the level of each skill, the rank in each queue. Arrow keys choose a field, a digit sets
 * it.
 */
final class ConfigurationAgents extends VBox {
  private static final double NAME_WIDTH = 150;
  private static final double FIELD_WIDTH = 92;
  private static final double TITLE_MAX = 240;

  /** From a plain text of the usual size to a heading with its padding. */
  private static final double TITLE_SCALE = 1.45;

  private final ConfigurationViewModel model;
  private final Messages messages;
  private final TableView<String> table = new TableView<>();
  private final Label wrong = line("", "alarm-text");
  private final Map<TableColumn<String, ?>, BiConsumer<String, Integer>> setters = new HashMap<>();
  private Map<String, AgentRow> rows = Map.of();
  private List<String> columns = List.of();

  ConfigurationAgents(ConfigurationViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    table.setId("configuration-agents");
    table.getStyleClass().add("configuration-table");
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.setSortPolicy(all -> false);
    VBox.setVgrow(table, Priority.ALWAYS);
    Label help = line("", "muted");
    help.textProperty().bind(messages.text("configuration.agents-help"));
    wrong.setId("configuration-agents-wrong");
    getStyleClass().add("configuration-agents");
    getChildren().addAll(help, table, wrong);
    messages.languageProperty().addListener(property -> columns = List.of());
  }

  void show(Settings now) {
    rows = now.agents().stream().collect(Collectors.toMap(AgentRow::id, row -> row));
    List<String> wanted =
        java.util.stream.Stream.concat(
                now.skills().stream().map(s -> "skill " + s.id()),
                now.queues().stream().map(q -> "rank " + q.id()))
            .toList();
    if (!wanted.equals(columns)) {
      columns = wanted;
      build(now);
    }
    List<String> ids = now.agents().stream().map(AgentRow::id).toList();
    if (!table.getItems().equals(ids)) {
      table.getItems().setAll(ids);
    }
    table.refresh();
    String mistakes =
        now.agents().stream()
            .flatMap(
                row ->
                    java.util.stream.Stream.concat(
                            row.skills().values().stream(), row.ranks().values().stream())
                        .filter(cell -> !cell.mistake().isEmpty())
                        .map(cell -> row.name() + ": " + cell.mistake()))
            .distinct()
            .collect(Collectors.joining("\n"));
    wrong.setText(mistakes);
    Presence.of(wrong, !mistakes.isEmpty());
  }

  private void build(Settings now) {
    setters.clear();
    TableColumn<String, String> name = new TableColumn<>(messages.get("configuration.col.agent"));
    name.setCellValueFactory(id -> new SimpleStringProperty(nameOf(id.getValue())));
    name.setPrefWidth(NAME_WIDTH);
    TableColumn<String, Object> levels =
        new TableColumn<>(messages.get("configuration.col.levels"));
    now.skills()
        .forEach(
            skill ->
                levels
                    .getColumns()
                    .add(
                        field(
                            skill.text(),
                            row -> row.skills().get(skill.id()),
                            (agent, level) ->
                                model.edit(new QuickChange.AgentSkill(agent, skill.id(), level)))));
    TableColumn<String, Object> ranks = new TableColumn<>(messages.get("configuration.col.ranks"));
    now.queues()
        .forEach(
            queue ->
                ranks
                    .getColumns()
                    .add(
                        field(
                            queue.name(),
                            row -> row.ranks().get(queue.id()),
                            (agent, rank) ->
                                model.edit(new QuickChange.AgentRank(agent, queue.id(), rank)))));
    table.getColumns().setAll(List.of(name, levels, ranks));
  }

  private String nameOf(String id) {
    AgentRow row = rows.get(id);
    return row == null ? id : row.name() + "  " + id;
  }

  private TableColumn<String, Cell<Integer>> field(
      String title,
      Function<AgentRow, @Nullable Cell<Integer>> read,
      BiConsumer<String, Integer> set) {
    TableColumn<String, Cell<Integer>> column = new TableColumn<>(title);
    column.setCellValueFactory(
        id -> {
          AgentRow row = rows.get(id.getValue());
          return new SimpleObjectProperty<>(row == null ? null : read.apply(row));
        });
    column.setCellFactory(all -> new Field());
    column.setPrefWidth(width(title));
    setters.put(column, set);
    return column;
  }

  /** Room for the whole title, within reason. */
  private static double width(String title) {
    Text text = new Text(title);
    return Math.clamp(text.getLayoutBounds().getWidth() * TITLE_SCALE, FIELD_WIDTH, TITLE_MAX);
  }

  private void key(KeyEvent event) {
    TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
    int value = value(event);
    if (value < 0 || at.getRow() < 0 || at.getRow() >= table.getItems().size()) {
      return;
    }
    BiConsumer<String, Integer> set = setters.get(at.getTableColumn());
    if (set != null) {
      set.accept(table.getItems().get(at.getRow()), value);
      event.consume();
    }
  }

  private static int value(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return -1;
    }
    if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      return 0;
    }
    String text = event.getText();
    return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9'
        ? text.charAt(0) - '0'
        : -1;
  }

  /** A level or a rank; nothing where there is none. */
  private static final class Field extends TableCell<String, Cell<Integer>> {
    private static final Cell<Integer> NOTHING = new Cell<>(0, false, "");

    Field() {
      getStyleClass().add("configuration-field");
    }

    @Override
    protected void updateItem(@Nullable Cell<Integer> cell, boolean empty) {
      super.updateItem(cell, empty);
      Cell<Integer> shown = cell == null || empty ? NOTHING : cell;
      String value = shown.value() == 0 ? "–" : Integer.toString(shown.value());
      setText(cell == null || empty ? null : value);
      boolean bad = !shown.mistake().isEmpty();
      pseudoClassStateChanged(ConfigurationQueues.CHANGED, shown.changed());
      pseudoClassStateChanged(ConfigurationQueues.WRONG, bad);
      setTooltip(bad ? new Tooltip(shown.mistake()) : null);
    }
  }
}
