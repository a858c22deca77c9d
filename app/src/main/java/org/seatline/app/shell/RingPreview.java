package org.seatline.app.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** The middle while it rings: how the talk will begin. */
final class RingPreview extends VBox {
  private final RingPreviewViewModel model;
  private final Messages messages;

  RingPreview(RingPreviewViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("pane-card", "ring-preview");
    setMinHeight(0);
    model.pageProperty().addListener(property -> show());
    show();
  }

  private void show() {
    RingPreviewViewModel.Page page = model.pageProperty().get();
    getChildren().clear();
    if (page == null) {
      return;
    }
    Label queue = new Label(page.queue());
    queue.getStyleClass().add("idle-headline");
    Label how = new Label(messages.get("shell.ringing.how"));
    how.getStyleClass().add("muted");
    how.setWrapText(true);
    VBox head = new VBox(queue, how);
    head.getStyleClass().add("idle-head");
    getChildren().add(head);
    if (!page.sentences().isEmpty()) {
      getChildren().add(sentences(page));
    }
  }

  private VBox sentences(RingPreviewViewModel.Page page) {
    Label heading =
        new Label(messages.get("shell.ringing.script"), Icons.of(Feather.MESSAGE_SQUARE));
    heading.getStyleClass().add("pane-heading");
    Label first = sentence(page.sentences().getFirst());
    first.getStyleClass().addAll("script-say", "ring-say");
    first.setMaxWidth(Double.MAX_VALUE);
    VBox rows = new VBox(heading, first);
    rows.getStyleClass().add("ring-script");
    page.sentences().stream()
        .skip(1)
        .forEach(
            next -> {
              Label later = sentence(next);
              later.getStyleClass().addAll("muted", "ring-later");
              rows.getChildren().add(later);
            });
    return rows;
  }

  private static Label sentence(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
