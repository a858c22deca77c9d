package org.seatline.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;

/** The last calls, in the customer's column while that is empty: one key opens the customer. */
final class RecentCallsView extends VBox {
  private static final double ROW_INSETS = 16;

  private final RecentCallsViewModel model;
  private final IdleViewModel idle;
  private final Messages messages;
  private final List<Label> digits = new ArrayList<>();
  private List<Object> shown = List.of();

  RecentCallsView(RecentCallsViewModel model, IdleViewModel idle, Messages messages) {
    this.model = model;
    this.idle = idle;
    this.messages = messages;
    getStyleClass().addAll("pane-card", "recent-calls");
    setMinHeight(0);
    model.linesProperty().addListener(property -> show());
    idle.pageProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> show());
    show();
  }

  private void show() {
    List<RecentCallsViewModel.Line> lines = model.linesProperty().get();
    List<Object> wanted = List.of(lines, messages.languageProperty().get());
    if (!wanted.equals(shown)) {
      shown = wanted;
      make(lines);
    }
    for (int i = 0; i < digits.size(); i++) {
      Label digit = digits.get(i);
      int key = idle.digitOfCall(i);
      // While the keys are the call's they are not shown, and nothing moves.
      digit.setVisible(key > 0 && lines.get(i).customer() != null);
      if (digit.isVisible()) {
        digit.setText(Integer.toString(key));
      }
    }
  }

  private void make(List<RecentCallsViewModel.Line> lines) {
    digits.clear();
    Label heading = new Label(messages.get("shell.idle.last-calls"), Icons.of(Feather.CLOCK));
    heading.getStyleClass().add("pane-heading");
    getChildren().setAll(heading);
    if (lines.isEmpty()) {
      Label none = new Label(messages.get("shell.idle.no-calls"));
      none.getStyleClass().add("faint");
      none.setWrapText(true);
      getChildren().add(none);
    }
    for (int i = 0; i < lines.size(); i++) {
      getChildren().add(row(lines.get(i), i));
    }
  }

  private Node row(RecentCallsViewModel.Line line, int place) {
    Label who = new Label(line.who());
    who.getStyleClass().add("strong");
    Label what = new Label(line.at() + " · " + line.what());
    what.getStyleClass().addAll("muted", "small");
    VBox words = new VBox(who, what);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox content = new HBox(words);
    content.setAlignment(Pos.CENTER_LEFT);
    content.getStyleClass().add("recent-content");
    Label digit = new KeyHint("");
    digit.managedProperty().bind(digit.textProperty().isNotEmpty());
    digits.add(digit);
    content.getChildren().addFirst(digit);
    Button open = new Button(null, content);
    content.prefWidthProperty().bind(open.widthProperty().subtract(ROW_INSETS));
    open.setId("recent-" + (place + 1));
    open.getStyleClass().add("recent-call");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setDisable(line.customer() == null);
    open.setAccessibleText(messages.get("shell.idle.open-customer", line.who()));
    open.setOnAction(pressed -> model.open(place));
    return open;
  }
}
