package org.seatline.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;

/** Every key on one sheet, over the panes. F1 or Esc closes it. */
final class KeyHelpView extends VBox {
  private record Line(List<String> keys, String text) {}

  private static final List<Line> CALL =
      List.of(
          new Line(List.of("Space", "F2"), "keys.answer"),
          new Line(List.of("F3"), "keys.state"),
          new Line(List.of("F4"), "keys.hold"),
          new Line(List.of("F5"), "keys.mute"),
          new Line(List.of("F6"), "keys.dial"),
          new Line(List.of("F8"), "keys.end"),
          new Line(List.of("F9"), "keys.digits"),
          new Line(List.of("F10"), "keys.pause"),
          new Line(List.of("F11"), "keys.place"),
          new Line(List.of("Ctrl", "I"), "keys.quality"),
          new Line(List.of("Ctrl", "1 … 9"), "keys.open-place"),
          new Line(List.of("F12"), "keys.headset"),
          new Line(List.of("F1"), "keys.help"));

  private static final List<Line> DESK =
      List.of(
          new Line(List.of("1 … 9"), "keys.choose"),
          new Line(List.of("Alt", "1 … 9"), "keys.choose-typing"),
          new Line(List.of("Alt", "← →"), "keys.step"),
          new Line(List.of("Ctrl", "L"), "keys.language"),
          new Line(List.of("Ctrl", "U"), "keys.customer"),
          new Line(List.of("Ctrl", "M"), "keys.note"),
          new Line(List.of("Ctrl", "F"), "keys.find"),
          new Line(List.of("Ctrl", "Enter"), "keys.submit"),
          new Line(List.of("Ctrl", "N"), "keys.second"),
          new Line(List.of("Ctrl", "O"), "keys.open-ticket"),
          new Line(List.of("Ctrl", "B"), "keys.came-back"),
          new Line(List.of("Ctrl", "S"), "keys.sync"),
          new Line(List.of("Ctrl", "Shift", "L"), "keys.lock"),
          new Line(List.of("Esc"), "keys.leave"));

  KeyHelpView(Messages messages) {
    Label title = new Label();
    title.textProperty().bind(messages.text("shell.keys"));
    title.getStyleClass().add("sheet-title");
    HBox columns = new HBox(grid(CALL, messages), grid(DESK, messages));
    columns.getStyleClass().add("key-columns");
    getStyleClass().add("key-help");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    getChildren().addAll(title, columns);
  }

  private static GridPane grid(List<Line> lines, Messages messages) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (int i = 0; i < lines.size(); i++) {
      HBox keys = new HBox();
      keys.getStyleClass().add("key-row");
      keys.setAlignment(Pos.CENTER_LEFT);
      lines.get(i).keys().forEach(key -> keys.getChildren().add(new KeyHint(key)));
      Label text = new Label();
      text.textProperty().bind(messages.text(lines.get(i).text()));
      grid.addRow(i, keys, text);
    }
    return grid;
  }

  /** Opens or closes the sheet. */
  void toggle() {
    setVisible(!isVisible());
  }
}
