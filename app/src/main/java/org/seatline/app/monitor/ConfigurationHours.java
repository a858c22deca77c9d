package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.ConfigurationPicture.HoursRow;
import org.seatline.app.monitor.ConfigurationPicture.Settings;

/** Opening hours of the week, and the days on which the centre is closed. */
final class ConfigurationHours extends VBox {
  private final ConfigurationViewModel model;
  private final Messages messages;
  private final FlowPane weeks = new FlowPane();
  private final ConfigurationHolidays holidays;
  private final Map<String, WeekEditor> editors = new LinkedHashMap<>();

  ConfigurationHours(ConfigurationViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.holidays = new ConfigurationHolidays(model, messages);
    weeks.getStyleClass().add("week-editors");
    getStyleClass().add("configuration-hours");
    getChildren()
        .addAll(
            text("configuration.weekly", "pane-heading"),
            text("configuration.weekly-help", "muted"),
            weeks,
            text("configuration.holidays", "pane-heading"),
            holidays);
  }

  private Label text(String key, String style) {
    Label text = line("", style);
    text.textProperty().bind(messages.text(key));
    return text;
  }

  void show(Settings now) {
    List<String> ids = now.weekly().stream().map(HoursRow::id).toList();
    if (!List.copyOf(editors.keySet()).equals(ids)) {
      editors.clear();
      ids.forEach(id -> editors.put(id, new WeekEditor(id, model, messages)));
      weeks.getChildren().setAll(editors.values());
    }
    if (ids.isEmpty()) {
      weeks.getChildren().setAll(line(messages.get("configuration.no-hours"), "muted"));
    }
    now.weekly()
        .forEach(
            row -> {
              WeekEditor editor = editors.get(row.id());
              if (editor != null) {
                editor.show(row);
              }
            });
    holidays.show(now.holidays());
  }
}
