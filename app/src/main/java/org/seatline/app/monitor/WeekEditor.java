package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.ConfigurationPicture.HoursRow;
import org.seatline.app.monitor.WeekPlan.Span;
import org.seatline.protocol.QuickChange;

/** Some hours, a row a day. */
final class WeekEditor extends VBox implements DayEditor.Week {
  private static final PseudoClass CHANGED = ConfigurationQueues.CHANGED;

  private final String hoursId;
  private final ConfigurationViewModel model;
  private final Label name = line("", "strong");
  private final Label wrong = line("", "alarm-text");
  private final Map<DayOfWeek, DayEditor> days = new EnumMap<>(DayOfWeek.class);
  private boolean showing;

  WeekEditor(String hoursId, ConfigurationViewModel model, Messages messages) {
    this.hoursId = hoursId;
    this.model = model;
    name.getStyleClass().add("week-name");
    wrong.setId("weekly-" + hoursId + "-wrong");
    getStyleClass().add("week-editor");
    getChildren().add(name);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, new DayEditor(day, "weekly-" + hoursId, messages, this));
    }
    getChildren().addAll(days.values());
    getChildren().add(wrong);
    messages.languageProperty().addListener(property -> days.values().forEach(DayEditor::mark));
  }

  /** Shows what is in force or waits; the server's complaint where no field is marked already. */
  void show(HoursRow row) {
    showing = true;
    name.setText(row.name());
    name.pseudoClassStateChanged(CHANGED, row.week().changed());
    days.forEach((day, editor) -> editor.show(row.week().value().on(day)));
    boolean marked = days.values().stream().anyMatch(DayEditor::isWrong);
    String mistake = marked ? "" : row.week().mistake();
    wrong.setText(mistake);
    Presence.of(wrong, !mistake.isEmpty());
    showing = false;
  }

  @Override
  public void changed() {
    if (!showing) {
      Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
      days.forEach((day, editor) -> spans.put(day, editor.spans()));
      model.edit(new QuickChange.WeeklyHours(hoursId, new WeekPlan(spans).stored()));
    }
  }

  @Override
  public List<Span> before(DayOfWeek day) {
    DayEditor above = day == DayOfWeek.MONDAY ? null : days.get(day.minus(1));
    return above == null ? List.of() : above.spans();
  }

  @Override
  public void go(DayOfWeek from, int rows, int field) {
    int wanted = from.getValue() + rows;
    if (wanted >= DayOfWeek.MONDAY.getValue() && wanted <= DayOfWeek.SUNDAY.getValue()) {
      DayEditor editor = days.get(DayOfWeek.of(wanted));
      if (editor != null) {
        editor.focus(field);
      }
    }
  }
}
