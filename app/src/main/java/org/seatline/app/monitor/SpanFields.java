package org.seatline.app.monitor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.WeekPlan.Span;

/** From when to when, as two fields; up and down lead to the days above and below. */
final class SpanFields extends HBox {
  private static final int COLUMNS = 5;

  private final TextField from = new TextField();
  private final TextField to = new TextField();
  private final Label overMidnight = new Label();
  private final Day day;

  /** The day that it belongs to. */
  interface Day {
    /** A field was left, or Enter pressed. */
    void left();

    /** Goes so many days further, to the first (0) or second (1) field. */
    void go(int rows, int field);
  }

  SpanFields(String id, Span span, Messages messages, Day day) {
    this.day = day;
    from.setId(id + "-from");
    to.setId(id + "-to");
    from.setText(span.from());
    to.setText(span.to());
    from.accessibleTextProperty().bind(messages.text("configuration.opens-at"));
    to.accessibleTextProperty().bind(messages.text("configuration.closes-at"));
    prepare(from, 0);
    prepare(to, 1);
    overMidnight.textProperty().bind(messages.text("configuration.next-day"));
    overMidnight.getStyleClass().addAll("muted", "small");
    overMidnight.setMinWidth(USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("week-span");
    getChildren().addAll(from, new Label("–"), to, overMidnight);
    mark();
  }

  private void prepare(TextField field, int place) {
    field.setPrefColumnCount(COLUMNS);
    field.getStyleClass().add("week-time");
    field.setOnAction(event -> day.left());
    field
        .focusedProperty()
        .addListener(
            property -> {
              if (!field.isFocused()) {
                day.left();
              }
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, place));
  }

  private void key(KeyEvent event, int place) {
    switch (event.getCode()) {
      case UP -> day.go(-1, place);
      case DOWN -> day.go(1, place);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Nothing was typed, or everything taken away: there is no such span. */
  boolean isBlank() {
    return from.getText().isBlank() && to.getText().isBlank();
  }

  Span span() {
    return new Span(from.getText().strip(), to.getText().strip());
  }

  void focus(int place) {
    TextField field = place == 0 ? from : to;
    field.requestFocus();
    field.selectAll();
  }

  /** Brings what was typed into the form that is kept. */
  void tidy() {
    tidy(from);
    tidy(to);
  }

  private static void tidy(TextField field) {
    String tidy = ClockTime.tidy(field.getText());
    if (!tidy.equals(field.getText())) {
      field.setText(tidy);
    }
  }

  /** Marks the field that has no time in it. */
  void mark() {
    boolean blank = isBlank();
    from.pseudoClassStateChanged(
        ConfigurationQueues.WRONG, !blank && !ClockTime.isTime(span().from()));
    to.pseudoClassStateChanged(ConfigurationQueues.WRONG, !blank && !ClockTime.isEnd(span().to()));
    Presence.of(overMidnight, span().isOverMidnight());
  }
}
