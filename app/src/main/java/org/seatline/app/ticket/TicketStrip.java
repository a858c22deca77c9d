package org.seatline.app.ticket;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.keys.SeatAction;

/** The tickets that are written side by side, each with how safe it is and what is missing. */
final class TicketStrip extends HBox {
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

  private final TicketViewModel model;
  private final Messages messages;

  TicketStrip(TicketViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("ticket-strip");
    setAlignment(Pos.CENTER_LEFT);
    InvalidationListener again = changed -> show();
    model.atHand().lines().addListener(again);
    messages.languageProperty().addListener(again);
    show();
  }

  /** Whether there is another one to go to. */
  boolean isShown() {
    return isVisible();
  }

  private void show() {
    var lines = model.atHand().lines();
    boolean another = lines.size() > 1 || (lines.size() == 1 && !lines.getFirst().shown());
    Presence.of(this, another);
    getChildren().setAll(another ? lines.stream().map(this::tab).toList() : List.of());
  }

  private Node tab(TicketsAtHand.Line line) {
    Label name = new Label(messages.of(line.name()), icon(line));
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox content = new HBox(name);
    content.setAlignment(Pos.CENTER_LEFT);
    if (!line.saved().isTicket() && line.missing() > 0) {
      Label missing = new Label(Integer.toString(line.missing()));
      missing.getStyleClass().add("ticket-tab-missing");
      missing.setMinWidth(Label.USE_PREF_SIZE);
      content.getChildren().add(missing);
    }
    Button tab = new Button(null, content);
    tab.getStyleClass().add("ticket-tab");
    tab.pseudoClassStateChanged(SHOWN, line.shown());
    tab.setId("ticket-tab-" + (model.atHand().lines().indexOf(line) + 1));
    tab.setMinWidth(0);
    tab.setPrefWidth(1);
    tab.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(tab, Priority.ALWAYS);
    content.prefWidthProperty().bind(tab.widthProperty().subtract(16));
    tab.setFocusTraversable(false);
    String sentence = sentence(line);
    tab.setAccessibleText(sentence);
    tab.setTooltip(
        new Tooltip(
            messages.get(
                "ticket.strip.tip",
                sentence,
                messages.keys().textOf(SeatAction.TICKET_BEFORE),
                messages.keys().textOf(SeatAction.NEXT_TICKET))));
    tab.setOnAction(pressed -> model.atHand().show(line.draftId()));
    return tab;
  }

  private String sentence(TicketsAtHand.Line line) {
    String name = messages.of(line.name());
    String state = messages.get("ticket.strip." + state(line));
    return !line.saved().isTicket() && line.missing() > 0
        ? messages.get("ticket.strip.missing", name, state, line.missing())
        : messages.get("ticket.strip.line", name, state);
  }

  private static String state(TicketsAtHand.Line line) {
    return switch (line.saved()) {
      case NOTHING -> "nothing";
      case DRAFT, SUBMITTING -> "draft";
      case KEPT, DELIVERED -> "submitted";
      case FAILED -> "failed";
    };
  }

  private static FontIcon icon(TicketsAtHand.Line line) {
    return Icons.of(
        switch (line.saved()) {
          case NOTHING -> Feather.FILE;
          case DRAFT, SUBMITTING -> Feather.EDIT_3;
          case KEPT, DELIVERED -> Feather.CHECK_CIRCLE;
          case FAILED -> Feather.ALERT_TRIANGLE;
        });
  }
}
