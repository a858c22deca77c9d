package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.WeekPlan.Span;

/**
 * The hours of one day: open or closed, and from when to when. What is typed counts when its field
 * is left or by Enter.
 */
final class DayEditor extends VBox {
  private static final int SPANS_MAX = 3;
  private static final Span USUAL = new Span("09:00", "18:00");

  private final DayOfWeek day;
  private final Messages messages;
  private final Week week;
  private final String id;
  private final CheckBox open = new CheckBox();
  private final HBox times = new HBox();
  private final Button more = new Button("+");
  private final Button asAbove = new Button();
  private final Label closed = line("", "muted");
  private final Label wrong = line("", "alarm-text");
  private final List<SpanFields> fields = new ArrayList<>();
  private List<Span> shown = List.of();

  /** The other days of the week. */
  interface Week {
    /** Something was changed. */
    void changed();

    /** The spans of the day before; none before Monday. */
    List<Span> before(DayOfWeek day);

    /** Goes to the same field of a day so many rows further. */
    void go(DayOfWeek from, int rows, int field);
  }

  DayEditor(DayOfWeek day, String id, Messages messages, Week week) {
    this.day = day;
    this.id = id + "-" + WeekPlan.name(day);
    this.messages = messages;
    this.week = week;
    open.setId(this.id + "-open");
    open.textProperty().bind(messages.text("configuration.day." + WeekPlan.name(day)));
    open.getStyleClass().add("week-day");
    open.setOnAction(event -> openOrClose());
    more.setId(this.id + "-more");
    more.setOnAction(event -> add());
    more.accessibleTextProperty().bind(messages.text("configuration.span-add"));
    asAbove.textProperty().bind(messages.text("configuration.as-above"));
    asAbove.setId(this.id + "-as-above");
    asAbove.setOnAction(event -> take(week.before(day)));
    List.of(more, asAbove).forEach(button -> button.getStyleClass().add("week-button"));
    closed.textProperty().bind(messages.text("configuration.day-closed"));
    closed.setMinWidth(USE_PREF_SIZE);
    times.getStyleClass().add("week-times");
    times.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(open, times);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("week-row");
    wrong.getStyleClass().add("week-wrong");
    getChildren().addAll(row, wrong);
    build(List.of());
  }

  /** The spans as they stand in the fields. */
  List<Span> spans() {
    return fields.stream().filter(f -> !f.isBlank()).map(SpanFields::span).toList();
  }

  /** Whether a field has no time in it. */
  boolean isWrong() {
    return spans().stream().anyMatch(span -> !span.isWhole());
  }

  /** Shows these spans, unless they stand there already. */
  void show(List<Span> spans) {
    if (!WeekPlan.sorted(spans).equals(WeekPlan.sorted(spans()))) {
      build(spans);
    }
    shown = spans();
    mark();
  }

  /** Goes to a field, counted from the left. */
  void focus(int field) {
    if (fields.isEmpty()) {
      open.requestFocus();
    } else {
      int last = fields.size() * 2 - 1;
      int wanted = Math.clamp(field, 0, last);
      fields.get(wanted / 2).focus(wanted % 2);
    }
  }

  private void openOrClose() {
    List<Span> before = week.before(day);
    take(!open.isSelected() ? List.of() : before.isEmpty() ? List.of(USUAL) : before);
  }

  private void take(List<Span> spans) {
    build(spans);
    commit();
    focus(0);
  }

  private void add() {
    fields.add(field(fields.size(), new Span("", "")));
    arrange();
    fields.getLast().focus(0);
  }

  private void build(List<Span> spans) {
    fields.clear();
    for (Span span : spans) {
      fields.add(field(fields.size(), span));
    }
    arrange();
  }

  private SpanFields field(int index, Span span) {
    int first = index * 2;
    return new SpanFields(
        id + (index == 0 ? "" : "-" + (index + 1)),
        span,
        messages,
        new SpanFields.Day() {
          @Override
          public void left() {
            commit();
          }

          @Override
          public void go(int rows, int field) {
            week.go(day, rows, first + field);
          }
        });
  }

  private void arrange() {
    open.setSelected(!fields.isEmpty());
    List<Node> all = new ArrayList<>(fields);
    if (fields.isEmpty()) {
      all.add(closed);
    } else if (fields.size() < SPANS_MAX) {
      all.add(more);
    }
    if (day != DayOfWeek.MONDAY) {
      all.add(asAbove);
    }
    times.getChildren().setAll(all);
    mark();
  }

  private void commit() {
    fields.forEach(SpanFields::tidy);
    mark();
    if (!spans().equals(shown)) {
      shown = spans();
      week.changed();
    }
  }

  /** Marks what is wrong, in the language of the moment. */
  void mark() {
    fields.forEach(SpanFields::mark);
    wrong.setText(isWrong() ? messages.get("configuration.time-needed") : "");
    Presence.of(wrong, isWrong());
  }
}
