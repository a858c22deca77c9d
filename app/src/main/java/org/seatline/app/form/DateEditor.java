package org.seatline.app.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.DatePickerSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.protocol.form.Tidy;

/**
 * A day: typed as people say it, moved by the arrow keys (up and down a day, page up and down a
 * month), or picked from a calendar.
 */
final class DateEditor extends HBox {
  private final FieldModel field;
  private final FormHost host;
  private final TextField text;

  DateEditor(FieldModel field, FormHost host, TextField text, String calendarWords) {
    this.field = field;
    this.host = host;
    this.text = text;
    getStyleClass().add("ticket-date");
    Button calendar = new Button("", Icons.of(Feather.CALENDAR));
    calendar.getStyleClass().add("ticket-calendar");
    calendar.setFocusTraversable(false); // the keys of the text do the same
    calendar.setAccessibleText(calendarWords);
    calendar.setOnAction(pressed -> pick(calendar));
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().setAll(text, calendar);
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    if (event.isShiftDown() || event.isShortcutDown()) {
      return;
    }
    if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      pick(text);
      event.consume();
      return;
    }
    LocalDate from = day().orElse(null);
    LocalDate next =
        switch (event.getCode()) {
          case UP -> from == null ? host.today() : from.plusDays(1);
          case DOWN -> from == null ? host.today() : from.minusDays(1);
          case PAGE_UP -> from == null ? host.today() : from.plusMonths(1);
          case PAGE_DOWN -> from == null ? host.today() : from.minusMonths(1);
          default -> null;
        };
    if (next != null) {
      field.edit(next.toString());
      text.end();
      event.consume();
    }
  }

  private Optional<LocalDate> day() {
    try {
      return Optional.of(LocalDate.parse(Tidy.value(field.field(), field.value(), host.today())));
    } catch (DateTimeException e) {
      return Optional.empty(); // not a day yet
    }
  }

  private void pick(javafx.scene.Node beside) {
    var picker = new DatePicker(day().orElseGet(host::today));
    picker.setShowWeekNumbers(false);
    var calendar = new PopOver(new DatePickerSkin(picker).getPopupContent());
    calendar.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    picker
        .valueProperty()
        .addListener(
            (property, before, day) -> {
              if (day != null) {
                field.edit(day.toString());
              }
              calendar.hide();
              text.requestFocus();
            });
    calendar.show(beside);
  }
}
