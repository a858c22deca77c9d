package org.seatline.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** The middle between calls. */
final class IdleView extends VBox {
  private final Messages messages;

  IdleView(IdleViewModel model, Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("pane-card", "idle-view");
    model
        .pageProperty()
        .addListener(
            (property, before, page) -> {
              if (page != null && !page.equals(before)) {
                show(page);
              }
            });
    IdleViewModel.Page now = model.pageProperty().get();
    if (now != null) {
      show(now);
    }
  }

  private void show(IdleViewModel.Page page) {
    Label headline = new Label(page.headline());
    headline.getStyleClass().add("idle-headline");
    Label advice = new Label(page.advice());
    advice.getStyleClass().add("muted");
    getChildren().setAll(new VBox(headline, advice));
    if (page.problem() != null) {
      getChildren().add(problem(page.problem()));
    }
    getChildren()
        .add(
            section(
                Feather.EDIT_3,
                messages.get("shell.idle.drafts"),
                messages.get("shell.idle.no-drafts"),
                page.drafts().stream().map(this::draft).toList()));
    getChildren()
        .add(
            section(
                Feather.MESSAGE_SQUARE,
                messages.get("shell.idle.messages"),
                messages.get("shell.idle.no-messages"),
                page.messages().stream().map(IdleView::message).toList()));
  }

  private static Node problem(String text) {
    Label label = new Label(text, Icons.of(Feather.ALERT_TRIANGLE));
    label.getStyleClass().add("idle-problem");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static Node section(Feather icon, String title, String empty, List<Node> rows) {
    Label heading = new Label(title, Icons.of(icon));
    heading.getStyleClass().add("pane-heading");
    VBox section = new VBox(heading);
    section.getStyleClass().add("idle-section");
    if (rows.isEmpty()) {
      Label none = new Label(empty);
      none.getStyleClass().add("faint");
      section.getChildren().add(none);
    }
    section.getChildren().addAll(rows);
    return section;
  }

  private Node draft(IdleViewModel.DraftLine draft) {
    return row(draft.savedAt(), messages.get("shell.idle.draft", draft.queue()), "");
  }

  private static Node message(IdleViewModel.MessageLine line) {
    return row(line.at(), line.text(), line.from());
  }

  private static Node row(String at, String text, String from) {
    Label time = new Label(at);
    time.getStyleClass().addAll("faint", "idle-time");
    Label words = new Label(text);
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Label who = new Label(from);
    who.getStyleClass().add("muted");
    who.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(time, words, who);
    row.getStyleClass().add("idle-row");
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
