package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;

/** Name and marks above, number and queue below. */
final class CallerBlock extends VBox {
  private static final double NAME_MAX = 200;

  private final Messages messages;
  private final Label name = new Label();
  private final Label number = new Label();
  private final HBox first = new HBox(name);

  CallerBlock(Messages messages) {
    this.messages = messages;
    name.getStyleClass().add("caller-name");
    name.setMaxWidth(NAME_MAX);
    name.setMinWidth(USE_PREF_SIZE);
    number.getStyleClass().add("caller-number");
    first.getStyleClass().add("caller-line");
    first.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("caller-block");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, number);
  }

  void show(CallBarState.Caller caller, String second) {
    name.setText(caller.name().isEmpty() ? caller.number() : caller.name());
    number.setText(caller.drill() == null ? second : second + " · " + caller.drill());
    first.getChildren().setAll(name);
    if (caller.drill() != null) {
      first.getChildren().add(mark(messages.get("call.drill"), "drill"));
    }
    caller.marks().forEach(each -> first.getChildren().add(mark(each.text(), each.style())));
  }

  private static Label mark(String text, String style) {
    Label mark = new Label(text);
    mark.getStyleClass().addAll("tag", style);
    mark.setMinWidth(USE_PREF_SIZE);
    return mark;
  }
}
