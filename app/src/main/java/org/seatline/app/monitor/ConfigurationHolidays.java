package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.ConfigurationPicture.HolidayRow;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;

/** The days on which the centre is closed. */
final class ConfigurationHolidays extends VBox {
  private final ConfigurationViewModel model;
  private final Messages messages;
  private final GridPane holidays = new GridPane();
  private final TextField date = field("holiday-date");
  private final TextField en = field("holiday-en");
  private final TextField zh = field("holiday-zh");

  ConfigurationHolidays(ConfigurationViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    bind(date, "configuration.holiday-date");
    bind(en, "configuration.holiday-en");
    bind(zh, "configuration.holiday-zh");
    Button add = new Button();
    add.textProperty().bind(messages.text("configuration.holiday-add"));
    add.setId("holiday-add");
    add.setOnAction(event -> add());
    List.of(date, en, zh).forEach(each -> each.setOnAction(event -> add()));
    HBox line = new HBox(date, en, zh, add);
    line.getStyleClass().add("panel-line");
    line.setAlignment(Pos.CENTER_LEFT);
    holidays.getStyleClass().add("configuration-grid");
    getStyleClass().add("configuration-list");
    getChildren().addAll(holidays, line);
  }

  private static TextField field(String id) {
    TextField field = new TextField();
    field.setId(id);
    return field;
  }

  private void bind(TextField field, String key) {
    field.promptTextProperty().bind(messages.text(key));
  }

  private void add() {
    if (!date.getText().isBlank()) {
      LocalizedText name = new LocalizedText(en.getText().strip(), zh.getText().strip());
      model.edit(new QuickChange.Holiday(date.getText().strip(), name, false));
      List.of(date, en, zh).forEach(TextField::clear);
      date.requestFocus();
    }
  }

  void show(List<HolidayRow> rows) {
    List<Node> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      holiday(cells, rows.get(i), i);
    }
    holidays.getChildren().setAll(cells);
  }

  private void holiday(List<Node> cells, HolidayRow row, int index) {
    Label day = line(row.date(), row.removed().changed() ? "configuration-changed" : "strong");
    Label name = line(row.en() + "  " + row.zh(), "configuration-difference");
    Node last;
    if (row.removed().value()) {
      last = line(messages.get("configuration.holiday-removed"), "muted");
    } else {
      Button remove = new Button(messages.get("configuration.holiday-remove"));
      remove.setId("holiday-remove-" + row.date());
      LocalizedText named = new LocalizedText(row.en(), row.zh());
      remove.setOnAction(event -> model.edit(new QuickChange.Holiday(row.date(), named, true)));
      last = remove;
    }
    Label wrong = line(row.removed().mistake(), "alarm-text");
    Node[] nodes = {day, name, last, wrong};
    for (int column = 0; column < nodes.length; column++) {
      GridPane.setConstraints(nodes[column], column, index);
      cells.add(nodes[column]);
    }
  }
}
