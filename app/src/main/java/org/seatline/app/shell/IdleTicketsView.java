package org.seatline.app.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** In the place of the ticket between calls, while none is open: the tickets that wait. */
final class IdleTicketsView extends VBox {
  private final IdleRows rows;
  private final VBox body = new VBox();

  IdleTicketsView(IdleViewModel model, Messages messages) {
    this.rows = new IdleRows(model, messages);
    getStyleClass().addAll("pane-card", "idle-tickets");
    Label title = new Label();
    title.textProperty().bind(messages.text("shell.idle.tickets"));
    title.getStyleClass().add("strong");
    HBox top = new HBox(title);
    top.getStyleClass().add("ticket-top");
    body.getStyleClass().add("idle-tickets-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setMinSize(0, 0);
    getChildren().setAll(top, scroll);
    model.pageProperty().addListener((property, before, page) -> show(page));
    show(model.pageProperty().get());
  }

  private void show(IdleViewModel.@Nullable Page page) {
    boolean wanted = page != null && page.beside();
    Presence.of(this, wanted);
    body.getChildren().clear();
    if (page != null && wanted) {
      body.getChildren().setAll(rows.tickets(page));
    }
  }
}
