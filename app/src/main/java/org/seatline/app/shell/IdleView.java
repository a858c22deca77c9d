package org.seatline.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Ticking;
import org.seatline.app.keys.SeatAction;

/** The middle between calls. */
final class IdleView extends VBox {
  private static final long LOOK_EVERY_MS = 10_000;

  private final IdleViewModel model;
  private final Messages messages;
  private final IdleRows rows;
  private final VBox body = new VBox();
  private final VBox board = new VBox();
  private final HBox cards;

  IdleView(IdleViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.rows = new IdleRows(model, messages);
    this.cards = new HBox(board, new QueuesCard(model, messages));
    cards.getStyleClass().add("idle-cards");
    for (Node card : cards.getChildren()) {
      HBox.setHgrow(card, Priority.ALWAYS);
    }
    VBox.setVgrow(cards, Priority.ALWAYS);
    board.getStyleClass().add("idle-card");
    board.setMinWidth(0);
    board.setPrefWidth(1);
    getStyleClass().addAll("pane-card", "idle-view");
    body.getStyleClass().add("idle-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setMinHeight(0);
    getChildren().setAll(scroll);
    model
        .pageProperty()
        .addListener(
            (property, before, page) -> {
              if (page != null && !page.equals(before)) {
                show(page);
              }
            });
    Ticking.whileInScene(this, LOOK_EVERY_MS, model::lookAgain);
    IdleViewModel.Page now = model.pageProperty().get();
    if (now != null) {
      show(now);
    }
  }

  private void show(IdleViewModel.Page page) {
    boolean focused = getScene() != null && contains(getScene().getFocusOwner());
    Label headline = new Label(page.headline());
    headline.getStyleClass().add("idle-headline");
    Label advice = new Label(page.advice());
    advice.getStyleClass().add("muted");
    advice.setWrapText(true);
    IdleViewModel.Missed missed = page.missed();
    body.getChildren()
        .setAll(missed == null ? new VBox(headline, advice) : missed(headline, advice, missed));
    if (!page.day().isEmpty()) {
      body.getChildren().add(day(page.day()));
    }
    if (page.problem() != null) {
      body.getChildren().add(problem(page.problem()));
    }
    if (!page.beside()) {
      body.getChildren().addAll(rows.tickets(page));
    }
    body.getChildren().add(cards);
    showMessages(page);
    if (focused && getScene() != null) {
      // The row that had the focus is gone: keys belong to the window again, not to a field.
      getScene().getRoot().requestFocus();
    }
  }

  private void showMessages(IdleViewModel.Page page) {
    board
        .getChildren()
        .setAll(
            IdleRows.section(
                Feather.MESSAGE_SQUARE,
                messages.get("shell.idle.messages"),
                messages.get("shell.idle.no-messages"),
                page.messages().stream().map(IdleView::message).toList()));
  }

  private boolean contains(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node.equals(this)) {
        return true;
      }
    }
    return false;
  }

  /** The seat is out of the queues though its person did not choose that: nothing is louder. */
  private Node missed(Label headline, Label advice, IdleViewModel.Missed missed) {
    Label what = new Label(missed.what());
    what.getStyleClass().add("strong");
    VBox words = new VBox(headline, what, advice);
    words.getStyleClass().add("idle-missed-words");
    headline.setWrapText(true);
    what.setVisible(!missed.what().isEmpty());
    what.setManaged(what.isVisible());
    HBox.setHgrow(words, Priority.ALWAYS);
    Button back =
        new Button(messages.get("shell.idle.take-calls"), new KeyHint(messages, SeatAction.STATE));
    back.setId("idle-take-calls");
    back.getStyleClass().addAll("accent", "idle-take-calls");
    back.setMinWidth(USE_PREF_SIZE);
    back.setFocusTraversable(false);
    back.setOnAction(pressed -> model.ready());
    HBox panel = new HBox(Icons.of(Feather.PHONE_MISSED, "idle-missed-icon"), words, back);
    panel.setId("idle-missed");
    panel.setAlignment(Pos.CENTER_LEFT);
    panel.getStyleClass().add("idle-missed");
    return panel;
  }

  private static Node problem(String text) {
    Label label = new Label(text, Icons.of(Feather.ALERT_TRIANGLE));
    label.getStyleClass().add("idle-problem");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  /** The agent's own day: few figures, large enough to be read in passing. */
  private Node day(List<IdleViewModel.Figure> figures) {
    HBox tiles = new HBox();
    tiles.getStyleClass().add("day-tiles");
    tiles.setId("idle-day");
    for (IdleViewModel.Figure figure : figures) {
      Label value = new Label(figure.value());
      value.getStyleClass().add("day-value");
      Label name = new Label(figure.name());
      name.getStyleClass().addAll("muted", "small");
      VBox tile = new VBox(value, name);
      tile.getStyleClass().add("day-tile");
      tile.setMinWidth(0);
      tile.setPrefWidth(1);
      HBox.setHgrow(tile, Priority.ALWAYS);
      tiles.getChildren().add(tile);
    }
    return tiles;
  }

  private static Node message(IdleViewModel.MessageLine line) {
    Label time = new Label(line.at());
    time.setMinWidth(USE_PREF_SIZE);
    time.getStyleClass().addAll("faint", "idle-time");
    Label words = new Label(line.text());
    words.setWrapText(true);
    words.setMinSize(0, USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Label who = new Label(line.from());
    who.getStyleClass().add("muted");
    who.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(time, words, who);
    row.getStyleClass().add("idle-row");
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
