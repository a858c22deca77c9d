package org.seatline.app.shell;

import java.util.List;
import java.util.stream.IntStream;
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
    List<Integer> digits = IntStream.range(0, lines.size()).mapToObj(idle::digitOfCall).toList();
    List<Object> wanted = List.of(lines, digits, messages.languageProperty().get());
    if (wanted.equals(shown)) {
      return;
    }
    shown = wanted;
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
    int digit = idle.digitOfCall(place);
    if (digit > 0 && line.customer() != null) {
      content.getChildren().addFirst(new KeyHint(Integer.toString(digit)));
    }
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
